import {clusterDnsNoEndpoints} from '../../source/rules/cluster-dns-no-endpoints.ts';
import {crashingPod} from '../_helpers/broken-pods.ts';
import {pod, service, view} from '../_helpers/objects.ts';
import {verifyRule} from '../_helpers/verify-rule.ts';

const labels = {'k8s-app': 'kube-dns'};
const dns = service({namespace: 'kube-system', name: 'kube-dns', labels});

verifyRule(clusterDnsNoEndpoints, {
	good: [
		view(),
		view({pods: []}),
		view({service: dns, pods: [pod({namespace: 'kube-system'})]}),
		view({service: dns, pods: [pod({namespace: 'kube-system'}), crashingPod({name: 'web-2'})]}),
		view({service: service({labels}), pods: []}),
	],
	bad: [
		{view: view({service: dns, pods: []}), mention: ['0 of 0 DNS pods ready']},
		{view: view({service: dns, pods: [crashingPod()]}), mention: ['0 of 1 DNS pods ready']},
	],
});

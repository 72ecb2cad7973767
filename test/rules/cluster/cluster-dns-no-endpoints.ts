import {clusterDnsNoEndpoints} from '../../../source/rules/cluster/cluster-dns-no-endpoints.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const labels = {'k8s-app': 'kube-dns'};
const question = servicePort({name: 'dns', protocol: 'UDP', port: 53, targetPort: 53});
const dns = service({namespace: 'kube-system', name: 'kube-dns', labels, ports: [question]});
const metrics = servicePort({name: 'metrics', port: 9153, targetPort: 'metrics'});

verifyRule(clusterDnsNoEndpoints, {
	good: [
		view(),
		view({pods: []}),
		view({service: dns, pods: [pod({namespace: 'kube-system'})]}),
		view({service: dns, pods: [pod({namespace: 'kube-system'}), crashingPod({name: 'web-2'})]}),
		view({service: service({labels}), pods: []}),
		// Names resolve, whoever reads the metrics.
		view({service: {...dns, ports: [question, metrics]}, pods: [pod({namespace: 'kube-system'})]}),
		view({service: {...dns, name: 'coredns-metrics', ports: [metrics]}, pods: [pod({namespace: 'kube-system'})]}),
	],
	bad: [
		{view: view({service: dns, pods: []}), mention: ['0/0 CoreDNS pods ready']},
		{view: view({service: dns, pods: [crashingPod()]}), mention: ['0/1 CoreDNS pods ready']},
	],
});

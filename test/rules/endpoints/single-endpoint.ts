import {singleEndpoint} from '../../../source/rules/endpoints/single-endpoint.ts';
import {unprobedPod} from '../../_helpers/broken-pods.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const two = [workload({replicas: 2})];

verifyRule(singleEndpoint, {
	good: [
		view(),
		view({pods: [pod(), pod({name: 'web-2'})], workloads: two}),
		view({workloads: two, service: service({clusterIPs: ['None']})}),
		view({service: service({type: 'NodePort'}), workloads: []}),
	],
	bad: [
		{
			view: view({pods: [pod(), unprobedPod({name: 'web-2'})], workloads: two}),
			severity: 'info',
			cause: '1/2 replicas ready: deploy/web',
		},
		{
			view: view({service: service({type: 'LoadBalancer', loadBalancerIngress: ['203.0.113.7']})}),
			cause: 'single replica: deploy/web behind a LoadBalancer Service',
		},
	],
});

import {publishNotReady} from '../../../source/rules/endpoints/publish-not-ready.ts';
import {crashingPod, startingPod, unprobedPod} from '../../_helpers/broken-pods.ts';
import {birth, pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const publishing = service({publishNotReadyAddresses: true});
const headless = service({publishNotReadyAddresses: true, clusterIPs: ['None']});
const other = pod({name: 'web-2'});

verifyRule(publishNotReady, {
	good: [
		view(),
		view({service: publishing}),
		view({pods: [unprobedPod()]}),
		// Nothing is sent to a pod without an address, or to one that is over.
		view({service: publishing, pods: [unprobedPod({ips: []}), other]}),
		view({service: publishing, pods: [crashingPod({phase: 'Failed'}), other]}),
	],
	bad: [
		{
			view: view({service: publishing, pods: [other, unprobedPod()]}),
			severity: 'warning',
			cause: 'publishNotReadyAddresses: 1 not-ready pod gets traffic (web-1)',
			mention: ['"publishNotReadyAddresses":false', 'GET :8080/healthz', 'headless Service'],
		},
		{
			view: view({service: publishing, pods: [unprobedPod(), unprobedPod({name: 'web-2'})]}),
			severity: 'warning',
			cause: 'publishNotReadyAddresses: 2 not-ready pods get traffic (web-1, web-2)',
		},
		// Among peers that is as it should be.
		{view: view({service: headless, pods: [unprobedPod()]}), severity: 'info', silent: ['patch']},
		{
			view: view({
				service: publishing,
				pods: [unprobedPod()],
				workloads: [workload({kind: 'StatefulSet', serviceName: 'web'})],
			}),
			severity: 'info',
			silent: ['patch'],
		},
		// It starts, or a rollout brings it.
		{
			view: view({service: publishing, pods: [startingPod(), other]}),
			severity: 'warning',
			visibleAfter: birth + 30,
		},
		{
			view: view({
				service: publishing,
				pods: [unprobedPod(), other],
				workloads: [workload({rollout: 'rolling'})],
			}),
			severity: 'info',
		},
	],
});

import {partiallyReady} from '../../../source/rules/endpoints/partially-ready.ts';
import {podRules} from '../../../source/rules/lib/pods/not-ready-pods.ts';
import {crashingPod, imagelessPod, startingPod, unprobedPod, unscheduledPod} from '../../_helpers/broken-pods.ts';
import {birth, pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const ready = pod({name: 'web-9'});
const rolling = [workload({rollout: 'rolling'})];

verifyRule(partiallyReady, {
	good: [
		view(),
		view({pods: [crashingPod()]}),
		view({pods: [unprobedPod({deleted: 1}), ready]}),
		view({pods: [unprobedPod({phase: 'Failed'}), ready]}),
		view({pods: [unprobedPod(), ready], service: service({publishNotReadyAddresses: true})}),
		// Without an address it could not be an endpoint.
		view({pods: [unscheduledPod(), ready]}),
	],
	bad: [
		{
			view: view({pods: [unprobedPod(), ready]}),
			severity: 'warning',
			cause: '1/2 pods not ready: readiness probe: no success yet, GET :8080/healthz (web-1)',
			causes: ['single-endpoint'],
		},
		{view: view({pods: [unprobedPod(), ready], workloads: rolling}), severity: 'info'},
		{view: view({pods: [crashingPod(), ready], workloads: rolling}), severity: 'warning'},
		// One that is paused does not get on.
		{
			view: view({pods: [unprobedPod(), ready], workloads: [workload({rollout: 'rolling', isPaused: true})]}),
			severity: 'warning',
		},
		// The one that waiting can't mend is told.
		{
			view: view({pods: [unprobedPod(), crashingPod({name: 'web-2'}), imagelessPod({name: 'web-3'}), ready]}),
			cause: '3/4 pods not ready: CrashLoopBackOff: exit 78, 4 restarts (web-2)',
			causes: ['single-endpoint', ...podRules],
		},
		{view: view({pods: [startingPod(), ready]}), visibleAfter: birth + 30},
	],
});

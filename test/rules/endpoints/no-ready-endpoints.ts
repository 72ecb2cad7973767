import {noReadyEndpoints} from '../../../source/rules/endpoints/no-ready-endpoints.ts';
import {podRules} from '../../../source/rules/lib/pods/not-ready-pods.ts';
import {
	crashingPod,
	imagelessPod,
	startingPod,
	unprobedPod,
	unreadyConditions,
	unscheduledPod,
} from '../../_helpers/broken-pods.ts';
import {birth, pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const rolling = [workload({rollout: 'rolling'})];

verifyRule(noReadyEndpoints, {
	good: [
		view(),
		view({pods: []}),
		view({pods: [pod(), crashingPod({name: 'web-2'})]}),
		view({pods: [crashingPod()], service: service({publishNotReadyAddresses: true})}),
		// Neither can be behind a Service.
		view({pods: [unscheduledPod(), crashingPod({name: 'web-2', phase: 'Succeeded'})]}),
		// The containers' own flags are not the pod's condition.
		view({pods: [pod({statuses: crashingPod().statuses})]}),
	],
	bad: [
		{
			view: view({pods: [crashingPod()]}),
			severity: 'error',
			cause: '0/1 pods ready: CrashLoopBackOff: exit 78, 4 restarts',
			causes: ['ingress-backend-no-endpoints', 'headless-no-ready'],
		},
		{
			view: view({pods: [crashingPod(), crashingPod({name: 'web-2'}), imagelessPod({name: 'web-3'})]}),
			mention: ['0/3 pods ready: CrashLoopBackOff: exit 78, 4 restarts (2/3 pods)', 'pod/web-3'],
			causes: ['ingress-backend-no-endpoints', 'headless-no-ready', ...podRules],
		},
		{view: view({pods: [unprobedPod()], workloads: rolling}), severity: 'warning'},
		{view: view({pods: [crashingPod()], workloads: rolling}), severity: 'error'},
		{view: view({pods: [pod({conditions: unreadyConditions, deleted: 1})]}), mention: ['Terminating']},
		// Pods that have just been scheduled have their time.
		{view: view({pods: [startingPod()]}), severity: 'warning', errorFrom: birth + 30},
		{view: view({pods: [startingPod(), crashingPod({name: 'web-2'})]}), severity: 'error'},
	],
});

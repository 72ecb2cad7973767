import {unschedulable} from '../../../source/rules/pods/unschedulable.ts';
import {crashingPod, unscheduledMessage, unscheduledPod} from '../../_helpers/broken-pods.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(unschedulable, {
	good: [
		view(),
		view({pods: [crashingPod()]}),
		view({pods: [unscheduledPod({}, 'SchedulingGated')]}),
		// Not looked at by the scheduler yet.
		view({pods: [pod({phase: 'Pending', ips: [], conditions: [], statuses: []})]}),
	],
	bad: [
		{
			view: view({pods: [unscheduledPod()]}),
			severity: 'error',
			causes: ['no-podip-yet'],
			cause: 'Unschedulable: 3 Insufficient cpu (1/1 pods)',
			mention: ['resources.requests', unscheduledMessage],
		},
		{view: view({pods: [unscheduledPod(), pod({name: 'web-2'})]}), severity: 'warning'},
	],
});

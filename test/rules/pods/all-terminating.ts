import {allTerminating} from '../../../source/rules/pods/all-terminating.ts';
import {unreadyConditions} from '../../_helpers/broken-pods.ts';
import {birth, pod, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const leaving = (name = 'web-1') => pod({name, deleted: birth + 60});
const gone = pod({deleted: birth + 60, conditions: unreadyConditions});

verifyRule(allTerminating, {
	good: [
		view(),
		view({pods: []}),
		view({pods: [leaving(), pod({name: 'web-2'})]}),
		view({pods: [{...leaving(), phase: 'Succeeded'}]}),
	],
	bad: [
		{
			view: view({pods: [leaving(), leaving('web-2')]}),
			severity: 'warning',
			cause: '2/2 pods Terminating, no replacements (2 still serving)',
			mention: ['2026-01-01T00:01:00.000Z'],
		},
		{view: view({pods: [gone]}), severity: 'error', mention: ['none serving']},
		{view: view({pods: [gone], workloads: [workload({rollout: 'rolling'})]}), severity: 'warning'},
		// One that is paused does not get on.
		{view: view({pods: [gone], workloads: [workload({rollout: 'rolling', isPaused: true})]}), severity: 'error'},
		{view: view({pods: [gone], workloads: [workload({replicas: 0})]}), severity: 'info', mention: ['deploy/web']},
	],
});

import {oom} from '../../../source/rules/pods/oom.ts';
import {crashingPod, outOfMemoryPod} from '../../_helpers/broken-pods.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const {statuses} = outOfMemoryPod();
const recovered = pod({statuses: statuses.map(status => ({...status, ready: true}))});

verifyRule(oom, {
	good: [
		view(),
		// It does not run again.
		view({pods: [crashingPod({}, 137, 'OOMKilled')]}),
		view({pods: [{...recovered, deleted: 1}]}),
	],
	bad: [
		{
			view: view({pods: [outOfMemoryPod()]}),
			severity: 'error',
			cause: 'OOMKilled: container api, 14 restarts, not ready (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['limits.memory', 'describe'],
		},
		{view: view({pods: [outOfMemoryPod(), pod({name: 'web-2'})]}), severity: 'warning', causes: ['partially-ready']},
		{view: view({pods: [recovered]}), severity: 'info', mention: ['ready again']},
	],
});

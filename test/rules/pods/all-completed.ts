import {allCompleted} from '../../../source/rules/pods/all-completed.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const evicted = pod({phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.'});

verifyRule(allCompleted, {
	good: [
		view(),
		view({pods: []}),
		// Nobody wants them any more.
		view({pods: [evicted], workloads: [workload({replicas: 0})]}),
		view({pods: [evicted, pod({name: 'web-2'})]}),
		view({service: service({selector: {}}), pods: []}),
	],
	bad: [
		{
			view: view({pods: [evicted]}),
			severity: 'error',
			cause: 'Evicted: 0/1 pods running',
		},
		{view: view({pods: [evicted, pod({name: 'web-2', phase: 'Succeeded'})]}), mention: ['2 pods']},
		{view: view({pods: [pod({phase: 'Succeeded', owner: {kind: 'Job', name: 'import'}})]}), severity: 'warning'},
	],
});

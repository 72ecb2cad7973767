import {evicted} from '../../../source/rules/pods/evicted.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {pod, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const message = 'The node was low on resource: memory.';
const out = pod({phase: 'Failed', reason: 'Evicted', message, ips: []});

verifyRule(evicted, {
	good: [
		view(),
		// It ended by itself.
		view({pods: [crashingPod({phase: 'Failed'})]}),
	],
	bad: [
		{view: view({pods: [out], workloads: [workload({replicas: 0})]}), severity: 'info'},
		{view: view({pods: [out]}), severity: 'error', cause: 'Evicted: node was low on memory (1/1 pods)'},
		{view: view({pods: [out, pod({name: 'web-2'})]}), severity: 'info'},
		{view: view({pods: [{...out, owner: {kind: 'Job', name: 'import'}}]}), severity: 'warning'},
	],
});

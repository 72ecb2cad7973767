import {nodeNotReady} from '../../../source/rules/pods/node-not-ready.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const node = (isReady: boolean) => ({namespace: '', name: 'node-1', isReady, isOpen: true});
const conditions = [{type: 'Ready', status: 'False', reason: '', message: '', since: 0}] as const;
/** As the node controller leaves a pod of a node that it has lost. */
const lost = pod({
	conditions: [...conditions, {type: 'ContainersReady', status: 'True', reason: '', message: '', since: 0}],
});

verifyRule(nodeNotReady, {
	good: [
		view(),
		view({
			pods: [
				pod({
					conditions: [...conditions, {type: 'ContainersReady', status: 'False', reason: '', message: '', since: 0}],
				}),
			],
		}),
	],
	bad: [
		{
			view: view({pods: [lost], nodes: [node(false)]}),
			severity: 'error',
			confidence: 'certain',
			cause: 'node node-1 NotReady (1/1 pods)',
			causes: ['no-ready-endpoints'],
		},
		{
			view: view({pods: [lost, pod({name: 'web-2'})], nodes: [node(false)]}),
			severity: 'warning',
			confidence: 'certain',
		},
		// Its node reports again, and the pods will follow.
		{view: view({pods: [lost], nodes: [node(true)]}), severity: 'warning', confidence: 'likely'},
		{view: view({pods: [lost], nodes: undefined}), severity: 'warning', confidence: 'likely'},
	],
});

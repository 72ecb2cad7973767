import {essentials} from '../model/inputs.ts';
import {heldBy, podSubject, podsText} from './held-pods.ts';
import type {Rule} from './rule.ts';

export const nodeNotReady: Rule = {
	code: 'node-not-ready',
	title: 'The node of its pods is lost',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'nodes', 'deployments', 'statefulsets', 'daemonsets'],
	docs: `When a node's kubelet no longer reports, the node becomes NotReady, and all its pods are marked not Ready, whatever
their containers do. They leave the endpoints though they may still run; after five minutes they are evicted.

By hand: kubectl get nodes shows NotReady; kubectl describe node NAME says since when and why.

Look at the node: its kubelet, its network, its disk and memory. The application is not at fault.`,
	check(view) {
		const held = heldBy('node-not-ready', view);
		if (held === undefined) {
			return undefined;
		}

		const [first] = held.pods;
		const {node} = first.pod;
		// The pods alone tell it too, and are late: where the node is back, or not known, it is no more than likely.
		const isLost = view.nodes?.some(({name, isReady}) => name === node && !isReady) === true;
		return {
			...(isLost ? held.verdict : {severity: 'warning'}),
			confidence: isLost ? 'certain' : 'likely',
			explains: held.explains,
			subject: podSubject(first),
			cause: `node ${node} is not ready (${podsText(held.pods, view)})`,
			evidence: [
				...(isLost ? [{path: `node/${node} status.conditions[Ready]`, value: 'not True'}] : []),
				{path: `pod/${first.pod.name} status.conditions[Ready]`, value: 'False, with every container ready'},
			],
			fixes: [
				{
					kind: 'command',
					label: 'Check the node',
					argv: ['kubectl', 'describe', 'node', node],
					mutating: false,
				},
			],
		};
	},
};

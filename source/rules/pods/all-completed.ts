import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {plural} from '../lib/plural.ts';
import {areScaledToZero} from '../lib/pods/scaled-to-zero.ts';
import type {Rule} from '../rule.ts';

export const allCompleted: Rule = {
	code: 'all-completed',
	rank: 340,
	title: 'All pods are over',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The selector matches pods, but all of them are Completed or Failed (phase Succeeded or Failed). Such pods are not
endpoints and are never restarted, so connections are refused.

By hand: kubectl get pods -l SELECTOR shows Completed, Error or Evicted; kubectl describe pod has the message.

Pods of a Job end when its work is done: select something that keeps running. Evicted pods are replaced by their
controller; where none comes, look at its events, and at the node's memory and disk.`,
	check({service, pods, workloads}) {
		const isOver = pods.every(({phase}) => phase === 'Succeeded' || phase === 'Failed');
		const [first] = pods.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		// What is left of pods that nobody wants any more is no fault.
		if (!isSelecting(service) || first === undefined || !isOver || areScaledToZero(workloads)) {
			return undefined;
		}

		const how = [first.phase, first.reason, first.message].filter(Boolean).join(': ');
		return {
			// What a Job is asked is asked while it works.
			...(pods.every(({owner}) => owner?.kind === 'Job') && ({severity: 'warning'} as const)),
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: `${plural(pods.length, 'pod')} matched, and none runs any more: ${how}`,
			evidence: [{path: `pod/${first.name} status.phase`, value: how}],
			fixes: [
				{
					kind: 'command',
					label: 'Check the pod',
					argv: ['kubectl', '-n', first.namespace, 'describe', 'pod', first.name],
					mutating: false,
				},
			],
		};
	},
};

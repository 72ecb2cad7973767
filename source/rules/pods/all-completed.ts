import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {areScaledToZero} from '../lib/pods/scaled-to-zero.ts';
import type {Rule} from '../rule.ts';

export const allCompleted: Rule = {
	code: 'all-completed',
	rank: 340,
	title: 'All pods have completed or failed',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The selector matches pods, but all of them are Completed or Failed (phase Succeeded or Failed). Such pods are not
endpoints and are never restarted, so connections are refused.

Check: kubectl get pods -l SELECTOR shows Completed, Error or Evicted; kubectl describe pod has the message.

Fix: Pods of a Job complete: select something that keeps running. Evicted pods are replaced by their controller; where
none comes, look at its events, and at the node's memory and disk.`,
	check({service, pods, workloads}) {
		const isOver = pods.every(({phase}) => phase === 'Succeeded' || phase === 'Failed');
		const [first] = pods.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		// Leftovers of a workload that is scaled to 0 are no fault.
		if (!isSelecting(service) || first === undefined || !isOver || areScaledToZero(workloads)) {
			return undefined;
		}

		const how = [first.phase, first.reason, first.message].filter(Boolean).join(': ');
		return {
			// Clients call the pods of a Job only while it runs.
			...(pods.every(({owner}) => owner?.kind === 'Job') && ({severity: 'warning'} as const)),
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: causeText`${first.phase === 'Succeeded' ? 'Completed' : first.reason || 'Failed'}: 0/${pods.length} pods running`,
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

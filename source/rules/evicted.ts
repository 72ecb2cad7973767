import {worded} from '../model/container-state.ts';
import {essentials} from '../model/inputs.ts';
import {areAsleep} from './asleep.ts';
import {counted} from './counted.ts';
import {describePod} from './describe-pod.ts';
import type {Rule} from './rule.ts';

export const evicted: Rule = {
	code: 'evicted',
	title: 'Pods were put out by their node',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	explains: ['all-completed'],
	docs: `A node that runs short of memory or disk, shuts down, or no longer fits a pod ends it: the pod stays as Failed, with a
reason such as Evicted, NodeAffinity or Preempting, and never runs again. Its controller makes another one elsewhere.

By hand: kubectl get pods -l SELECTOR shows Evicted or Error; kubectl describe pod has the node's words.

See the node with kubectl describe node. Requests that fit what a pod really uses, and limits for ephemeral storage,
keep it from being chosen. What is left of such pods does no harm, and can be deleted.`,
	check({pods, workloads}) {
		const failed = pods
			.filter(({phase, reason}) => phase === 'Failed' && reason !== '')
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [first] = failed;
		if (first === undefined) {
			return undefined;
		}

		const isAll = pods.every(({phase}) => phase === 'Failed' || phase === 'Succeeded');
		// What a Job is asked is asked while it works.
		const isJob = pods.every(({owner}) => owner?.kind === 'Job');
		return {
			severity: !isAll || areAsleep(workloads) ? 'info' : isJob ? 'warning' : 'error',
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: `${failed.length} of ${counted(pods.length, 'pod')} put out: ${worded(first.reason, first.message)}`,
			evidence: [
				{path: `pod/${first.name} status.reason`, value: first.reason},
				{path: `pod/${first.name} status.message`, value: first.message},
				{path: `pod/${first.name} spec.nodeName`, value: first.node},
			],
			fixes: [describePod(first, 'Check the pod')],
		};
	},
};

import {worded} from '../../model/pods/container-state.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {areScaledToZero} from '../lib/pods/scaled-to-zero.ts';
import type {Rule} from '../rule.ts';

/** The kubelet's message in fewer words: `node was low on ephemeral-storage`. */
const shortly = (message: string) =>
	message.replace(/^The node was low on resource: ([\w-]+).*$/s, 'node was low on $1').replace(/\.$/, '');

export const evicted: Rule = {
	code: 'evicted',
	rank: 330,
	title: 'Pods were evicted or failed',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	causes: ['all-completed'],
	docs: `A Failed pod with a reason was ended from outside its containers and never runs again; its controller creates another
one. The node did it (Evicted, Preempting, NodeAffinity, OutOfcpu, UnexpectedAdmissionError), its shutdown (Terminated),
or the pod's own activeDeadlineSeconds (DeadlineExceeded).

Check: kubectl get pods -l SELECTOR shows Evicted, Error, ContainerStatusUnknown or Completed; kubectl describe pod
has reason and message.

Fix: Evicted: check the node with kubectl describe node; requests that fit the real usage, and limits for ephemeral
storage, keep a pod from being chosen. DeadlineExceeded: raise activeDeadlineSeconds. Left-over pods can be deleted.`,
	check({pods, workloads}) {
		const failed = pods
			.filter(({phase, reason}) => phase === 'Failed' && reason !== '')
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [first] = failed;
		if (first === undefined) {
			return undefined;
		}

		const isAll = pods.every(({phase}) => phase === 'Failed' || phase === 'Succeeded');
		// Clients call the pods of a Job only while it runs.
		const isJob = pods.every(({owner}) => owner?.kind === 'Job');
		return {
			severity: !isAll || areScaledToZero(workloads) ? 'info' : isJob ? 'warning' : 'error',
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: causeText`${worded(first.reason, shortly(first.message))} (${failed.length}/${pods.length} pods)`,
			evidence: [
				{path: `pod/${first.name} status.reason`, value: first.reason},
				{path: `pod/${first.name} status.message`, value: first.message},
				{path: `pod/${first.name} spec.nodeName`, value: first.node},
			],
			fixes: [describePodFix(first, 'Check the pod')],
		};
	},
};

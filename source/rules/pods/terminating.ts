import {isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

/** Seconds after its grace period in which a pod should be gone. */
const removalGraceSeconds = 60;

export const terminating: Rule = {
	code: 'terminating',
	rank: 420,
	title: 'Pods are stuck in Terminating',
	severity: 'warning',
	severityOverTime: `not shown before ${removalGraceSeconds} s after the grace period`,
	confidence: 'certain',
	inputs: essentials,
	docs: `A pod that is deleted has its grace period to end; then the kubelet kills it and removes it. One that is still there
more than a minute later waits for a finalizer, or its node no longer answers. A StatefulSet does not replace it before
it is gone.

Check: kubectl get pods shows Terminating; kubectl get pod POD -o jsonpath='{.metadata.finalizers}' names who has to
agree, kubectl get nodes whether its node is Ready.

Fix: Let the finalizer's controller do its work. Force the deletion only where the node is certain never to come back:
two pods of one name may write to one volume.`,
	check({pods}) {
		const going = pods.filter(isTerminating).toSorted((a, b) => a.deleted - b.deleted || (a.name < b.name ? -1 : 1));
		const [first] = going;
		if (first === undefined) {
			return undefined;
		}

		const {namespace, name, node, deleted, finalizers = [], owner, phase} = first;
		const isOver = phase === 'Succeeded' || phase === 'Failed';
		const why =
			finalizers.length > 0
				? `finalizer ${finalizers.join(', ')}`
				: node === ''
					? 'no node'
					: `node ${node} has not removed it`;
		const force: Fix = {
			kind: 'command',
			label: 'Force delete, only if its node never comes back',
			argv: ['kubectl', '-n', namespace, 'delete', 'pod', name, '--force', '--grace-period=0'],
			mutating: true,
		};
		return {
			since: deleted,
			visibleAfter: deleted + removalGraceSeconds,
			// A completed pod gets no traffic anyway; a StatefulSet waits for it.
			...(isOver && owner?.kind !== 'StatefulSet' && ({severity: 'info'} as const)),
			subject: {kind: 'Pod', namespace, name},
			cause: causeText`stuck Terminating: ${why} (${shortPodName(name)}${going.length > 1 ? ` and ${going.length - 1} more` : ''})`,
			evidence: [
				{path: `pod/${name} metadata.deletionTimestamp`, value: new Date(deleted * 1000).toISOString()},
				{path: `pod/${name} metadata.finalizers`, value: finalizers.join(', ') || 'none'},
				{path: `pod/${name} spec.nodeName`, value: node},
			],
			fixes: [describePodFix(first, 'Check the pod'), ...(finalizers.length > 0 ? [] : [force])],
		};
	},
};

import {isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {describePodFix} from '../lib/fixes/describe-pod-fix.ts';
import {plural} from '../lib/plural.ts';
import type {Rule} from '../rule.ts';

/** Seconds after its grace period in which a pod should be gone. */
const removalGraceSeconds = 60;

export const terminating: Rule = {
	code: 'terminating',
	rank: 420,
	title: 'Pods are stuck while they terminate',
	severity: 'warning',
	severityOverTime: `not shown before ${removalGraceSeconds} s after the grace period`,
	confidence: 'certain',
	inputs: essentials,
	docs: `A pod that is deleted has its grace period to end; then the kubelet kills it and removes it. One that is still there
more than a minute later waits for a finalizer, or its node no longer answers. A StatefulSet does not replace it before
it is gone.

By hand: kubectl get pods shows Terminating; kubectl get pod POD -o jsonpath='{.metadata.finalizers}' names who has to
agree, kubectl get nodes whether its node is Ready.

Let the finalizer's controller do its work. Force the deletion only where the node is certain never to come back: two
pods of one name may write to one volume.`,
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
				? `waits for finalizer ${finalizers.join(', ')}`
				: `its node ${node || 'is unknown'} has not removed it`;
		const force: Fix = {
			kind: 'command',
			label: 'Force delete, only if its node never comes back',
			argv: ['kubectl', '-n', namespace, 'delete', 'pod', name, '--force', '--grace-period=0'],
			mutating: true,
		};
		return {
			since: deleted,
			visibleAfter: deleted + removalGraceSeconds,
			// What is over gets no traffic anyway; a StatefulSet waits for it all the same.
			...(isOver && owner?.kind !== 'StatefulSet' && ({severity: 'info'} as const)),
			subject: {kind: 'Pod', namespace, name},
			cause: `${name} should be gone since ${new Date(deleted * 1000).toISOString()}: ${why}${going.length > 1 ? ` (${plural(going.length, 'pod')} terminating)` : ''}`,
			evidence: [
				{path: `pod/${name} metadata.deletionTimestamp`, value: new Date(deleted * 1000).toISOString()},
				{path: `pod/${name} metadata.finalizers`, value: finalizers.join(', ') || 'none'},
				{path: `pod/${name} spec.nodeName`, value: node},
			],
			fixes: [describePodFix(first, 'Check the pod'), ...(finalizers.length > 0 ? [] : [force])],
		};
	},
};

import type {Pod, Workload} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {isReady, isTerminating, topOwner} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import type {Rule, RuleResult} from '../rule.ts';

const imagesOf = (pods: readonly Pod[]) =>
	[...new Set(pods.flatMap(({containers}) => containers.map(({image}) => image)))].sort();

/** Pods of a Deployment by whether they are of its new revision. */
const revisions = (pods: readonly Pod[], {name, stuckRevision}: Workload) => {
	const own = pods.filter(pod => topOwner(pod).kind === 'Deployment' && topOwner(pod).name === name);
	return {
		fresh: own.filter(({owner}) => owner!.name === stuckRevision),
		old: own.filter(pod => pod.owner!.name !== stuckRevision && isReady(pod) && !isTerminating(pod)),
	};
};

export const rolloutStuck: Rule = {
	code: 'rollout-stuck',
	rank: 400,
	title: 'Rollout is stuck, the old revision serves',
	severity: 'warning',
	confidence: 'certain',
	inputs: [...essentials, 'deployments'],
	causes: ['partially-ready'],
	docs: `A rollout that has not got on within progressDeadlineSeconds (10 minutes unless it is set) has failed: the Deployment
reports ProgressDeadlineExceeded, and does nothing about it. Pods of the old ReplicaSet go on serving, so that the
Service works, with the version of before: what was changed has not arrived.

Check: kubectl rollout status deploy/NAME; kubectl get replicasets shows which have ready pods; kubectl describe of a
pod of the new one, or of the new ReplicaSet where it has none, says what stops it.

Fix: Remove what keeps the new pods from becoming ready, or roll back with kubectl rollout undo.`,
	check({service, pods, workloads}) {
		return workloads.flatMap((workload): readonly RuleResult[] => {
			const {fresh, old} = revisions(eligiblePods({pods}), workload);
			if (workload.stuckRevision === undefined || old.length === 0) {
				return [];
			}

			const name = kubectlName(workload);
			const serving = [...new Set(old.map(({owner}) => owner!.name))].sort();
			return [
				{
					subject: {kind: 'Deployment', namespace: workload.namespace, name: workload.name},
					...(workload.failedSince !== undefined && {since: workload.failedSince}),
					cause: causeText`rollout stuck: ${name} new ${fresh.filter(isReady).length}/${workload.replicas} pods ready, old ${serving.join(', ')} serves (${old.length})`,
					evidence: [
						{path: `${name} status.conditions[Progressing]`, value: 'False: ProgressDeadlineExceeded'},
						{path: `rs/${serving[0]} image`, value: imagesOf(old).join(', ')},
						...(fresh.length > 0
							? [{path: `rs/${workload.stuckRevision} image`, value: imagesOf(fresh).join(', ')}]
							: []),
					],
					fixes: [
						{
							kind: 'command',
							label: 'Roll back to the revision that serves',
							argv: ['kubectl', '-n', service.namespace, 'rollout', 'undo', name],
							mutating: true,
						},
					],
				},
			];
		});
	},
};

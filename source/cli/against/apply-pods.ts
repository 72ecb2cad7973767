import type {Collected} from '../../manifest/collected.ts';
import {withControllerLabels} from '../../manifest/controller-labels.ts';
import type {Pod} from '../../model/objects.ts';
import {topOwner} from '../../model/pods/pods.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {copiesOf, isMadeFrom} from './planned-pods.ts';

/** Pods of these come and go: applying the manifest changes none that run. */
const passing = new Set(['Job', 'CronJob']);

/** The controller of pods, or the pod itself where it has none: one text. */
const ownerOf = (namespace: string, {kind, name}: {readonly kind: string; readonly name: string}) =>
	`${kind} ${namespace}/${name}`;

/**
 * Puts the pods that the manifests' templates make in the place of those of their controllers that were not made from
 * them; a controller that is asked for none loses its own.
 */
export const applyPods = (clusterStore: ClusterStore, {pods, workloads, services}: Collected) => {
	const live = [...clusterStore.records('pods')] as unknown as readonly Pod[];
	const byOwner = Map.groupBy(live, pod => ownerOf(pod.namespace, topOwner(pod)));
	const runningOf = (owner: string) => byOwner.get(owner) ?? [];
	const families = live.find(({ips}) => ips.length > 0)?.ips ?? ['192.0.2.1'];
	const replicas = new Map(workloads.map(each => [ownerOf(each.namespace, each), each.replicas]));
	for (const pod of workloads
		.filter(each => each.replicas === 0)
		.flatMap(each => runningOf(ownerOf(each.namespace, each)))) {
		clusterStore.remove('pods', pod);
	}

	const planned = withControllerLabels(
		pods.filter(({pod}) => !passing.has(pod.owner?.kind ?? '')),
		services.map(({service}) => service),
	);
	for (const [index, pod] of planned.entries()) {
		const owner = ownerOf(pod.namespace, topOwner(pod));
		const running = runningOf(owner);
		// What an operator makes of its own kinds is there if it is at work.
		if (running.some(each => isMadeFrom(each, pod)) || (pod.isUncertain && running.length > 0)) {
			continue;
		}

		for (const each of running) {
			clusterStore.remove('pods', each);
		}

		for (const [copy, each] of copiesOf(pod, replicas.get(owner) ?? 1, families).entries()) {
			// No pod has such a name: it takes the place of none.
			clusterStore.upsert('pods', each, {namespace: pod.namespace, name: `${index}/${copy}`});
		}
	}
};

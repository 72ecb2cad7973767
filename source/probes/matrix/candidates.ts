import type {Pod} from '../../model/objects.ts';
import {topOwner} from '../../model/pods/pods.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {clients} from '../clients.ts';
import type {MatrixClient} from './grid.ts';

/** Pods that are asked what they have, at most: images without tools are common. */
const most = 12;

const ownerOf = (pod: Pod) => JSON.stringify(topOwner(pod) ?? pod.name);

/**
 * Pods that a matrix can be asked from, the best first: each next one is of the node and of the workload that have been
 * taken least so far, and what they have taken equally often stays in the order of a trace's clients.
 */
export const matrixCandidates = (view: ServiceView, pods: readonly Pod[]): readonly MatrixClient[] => {
	const choices = clients(view, pods);
	// One container of a pod sees the network that all of them see.
	const left = choices.filter(({pod}, index) => choices.findIndex(each => each.pod === pod) === index);
	const taken = new Map<string, number>();
	const times = (key: string) => taken.get(key) ?? 0;
	const weight = (pod: Pod) => times(`node ${pod.node}`) + times(`owner ${ownerOf(pod)}`);
	const found: MatrixClient[] = [];
	while (left.length > 0 && found.length < most) {
		const lightest = Math.min(...left.map(({pod}) => weight(pod)));
		const index = left.findIndex(({pod}) => weight(pod) === lightest);
		const [{pod, target}] = left.splice(index, 1) as [(typeof left)[number]];
		for (const key of [`node ${pod.node}`, `owner ${ownerOf(pod)}`]) {
			taken.set(key, times(key) + 1);
		}

		found.push({target, node: pod.node, isBackend: view.pods.includes(pod)});
	}

	return found;
};

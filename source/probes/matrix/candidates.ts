import type {Pod} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {topOwner} from '../../model/pods/pods.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {clients} from '../clients.ts';
import type {MatrixClient} from './grid.ts';

/** Pods that are asked what they have, at most: images without tools are common. */
const most = 12;

const ownerOf = (pod: Pod) => JSON.stringify(topOwner(pod) ?? pod.name);

/** The pod that someone chose to probe from: it is asked whatever its namespace is. */
export type ChosenClient = {
	readonly target: Target;
	/** undefined where nothing is known of it. */
	readonly pod: Pod | undefined;
};

const chosenCandidate = ({target, pod}: ChosenClient, {service, pods}: ServiceView): MatrixClient => ({
	target,
	node: pod?.node ?? '',
	isBackend: pod !== undefined && pods.includes(pod),
	...(target.namespace !== service.namespace && {isElsewhere: true}),
});

/**
 * Pods that a matrix can be asked from: the one that was chosen, then the others, the best first. Each next one is of the
 * node and of the workload that have been taken least so far, and what they have taken equally often stays in the order of
 * a trace's clients.
 */
export const matrixCandidates = (
	view: ServiceView,
	pods: readonly Pod[],
	chosen?: ChosenClient,
): readonly MatrixClient[] => {
	const choices = clients(view, pods).filter(
		({target: {namespace, pod}}) => namespace !== chosen?.target.namespace || pod !== chosen.target.pod,
	);
	// One container of a pod sees the network that all of them see.
	const left = choices.filter(({pod}, index) => choices.findIndex(each => each.pod === pod) === index);
	const taken = new Map<string, number>();
	const times = (key: string) => taken.get(key) ?? 0;
	const weight = (pod: Pod) => times(`node ${pod.node}`) + times(`owner ${ownerOf(pod)}`);
	const take = (pod: Pod) => {
		for (const key of [`node ${pod.node}`, `owner ${ownerOf(pod)}`]) {
			taken.set(key, times(key) + 1);
		}
	};
	if (chosen?.pod !== undefined) {
		take(chosen.pod);
	}

	const found: MatrixClient[] = chosen === undefined ? [] : [chosenCandidate(chosen, view)];
	while (left.length > 0 && found.length < most) {
		const lightest = Math.min(...left.map(({pod}) => weight(pod)));
		const index = left.findIndex(({pod}) => weight(pod) === lightest);
		const [{pod, target}] = left.splice(index, 1) as [(typeof left)[number]];
		take(pod);
		found.push({target, node: pod.node, isBackend: view.pods.includes(pod)});
	}

	return found;
};

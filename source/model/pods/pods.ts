import type {Labels, Pod} from '../objects.ts';
import type {Container, ContainerStatus} from './containers.ts';

/** Whether every pair of a selector is among the labels. An empty selector matches nothing here: a Service without one selects no pods. */
export const selects = (selector: Labels, labels: Labels) => {
	let pairs = 0;
	for (const key in selector) {
		if (labels[key] !== selector[key]) {
			return false;
		}

		pairs++;
	}

	return pairs > 0;
};

/** Whether a pod can be in an EndpointSlice at all (endpointslice util/controller_utils.go ShouldPodBeInEndpoints). */
export const isEligible = (pod: Pod) => pod.phase !== 'Succeeded' && pod.phase !== 'Failed' && pod.ips.length > 0;

export const conditionOf = (pod: Pod, type: string) => pod.conditions.find(condition => condition.type === type);

/** The Ready condition, and nothing else: a container's own ready flag is not it. */
export const isReady = (pod: Pod) => pod.conditions.some(({type, status}) => type === 'Ready' && status === 'True');

export type ServingContainer = {readonly container: Container; readonly status: ContainerStatus};

/** The containers that have to be ready for the pod to be: the usual ones, and sidecars (KEP-753). Without those of no status yet. */
export const servingContainers = ({
	containers,
	initContainers,
	statuses,
	initStatuses,
}: Pod): readonly ServingContainer[] => {
	const all = [...statuses, ...initStatuses];
	return [...containers, ...initContainers.filter(({isSidecar}) => isSidecar)].flatMap(container => {
		const status = all.find(({name}) => name === container.name);
		return status ? [{container, status}] : [];
	});
};

/** Whether it was asked to go. */
export const isTerminating = (pod: Pod) => pod.deleted > 0;

/**
 * The workload a person would look for: a ReplicaSet's Deployment (its name without the pod-template-hash), any other
 * controller itself, and a bare pod as its own owner.
 */
export const topOwner = (pod: Pod): {readonly kind: string; readonly name: string} => {
	const {owner} = pod;
	if (owner === undefined) {
		return {kind: 'Pod', name: pod.name};
	}

	const hash = pod.labels['pod-template-hash'];
	if (owner.kind === 'ReplicaSet' && hash && owner.name.endsWith(`-${hash}`)) {
		return {kind: 'Deployment', name: owner.name.slice(0, -hash.length - 1)};
	}

	return owner;
};

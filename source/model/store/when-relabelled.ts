import {isDeepEqual} from '../deep-equal.ts';
import type {Change, Follower} from '../facet.ts';
import type {Labels, Pod, Workload} from '../objects.ts';

/**
 * Followers of pods and of the templates of workloads that look at their labels alone: told with the namespace, and with
 * the labels before and after; undefined where there was none, and where it is gone.
 */
export const whenRelabelled = (
	notify: (namespace: string, before: Labels | undefined, after: Labels | undefined) => void,
) => {
	const compare = (namespace: string, before: Labels | undefined, after: Labels | undefined) => {
		if (!isDeepEqual(before, after)) {
			notify(namespace, before, after);
		}
	};

	const pods = ({namespace, previous, next}: Change<Pod>) => compare(namespace, previous?.labels, next?.labels);
	const workloads = ({namespace, previous, next}: Change<Workload>) =>
		compare(namespace, previous?.podLabels, next?.podLabels);
	return {pods, deployments: workloads, statefulsets: workloads, daemonsets: workloads} satisfies Follower['changed'];
};

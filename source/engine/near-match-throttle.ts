import type {ClusterStore} from '../model/store/cluster-store.ts';

/** Milliseconds between two searches for near matches: each one reads all pods of a namespace. */
const searchIntervalMs = 1000;

/** Repeats the search for near matches when the store asks for it, at most once a second. `onDone` is called after each search. */
export const createNearMatchThrottle = (clusterStore: ClusterStore, onDone: () => void) => {
	let timer: NodeJS.Timeout | undefined;
	let last = Number.NEGATIVE_INFINITY;

	const search = () => {
		timer = undefined;
		last = performance.now();
		clusterStore.refreshNearMatches();
		onDone();
	};

	return {
		/** To be called after changes of the store. */
		check() {
			if (clusterStore.isNearMatchRefreshDue()) {
				timer ??= setTimeout(search, Math.max(0, last + searchIntervalMs - performance.now()));
			}
		},
		stop: () => clearTimeout(timer),
	};
};

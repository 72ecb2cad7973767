import type {World} from '../model/store/cluster-store.ts';

/** Milliseconds between two looks for near matches, each of which goes through the pods of a namespace. */
const interval = 1000;

/**
 * Has near matches looked for again where changes ask for it, at most once a second; `sought` is called when Services
 * wait to be joined for it.
 */
export const createNearMatchTimer = (world: World, sought: () => void) => {
	let timer: NodeJS.Timeout | undefined;
	let last = Number.NEGATIVE_INFINITY;

	const seek = () => {
		timer = undefined;
		last = performance.now();
		world.seek();
		sought();
	};

	return {
		/** After anything that may have changed the world. */
		check() {
			if (world.isSeeking()) {
				timer ??= setTimeout(seek, Math.max(0, last + interval - performance.now()));
			}
		},
		stop: () => clearTimeout(timer),
	};
};

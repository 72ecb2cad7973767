import {setImmediate} from 'node:timers/promises';

/** Milliseconds of work after which keys, sockets and the screen have their turn. */
const workSliceMs = 8;

/** Everything that the groups of a long list have, made a few milliseconds at a time. undefined once `signal` is aborted. */
export const collectInTurns = async <T>(
	groups: Iterable<readonly T[]>,
	signal: AbortSignal,
): Promise<readonly T[] | undefined> => {
	const items: T[] = [];
	let began = performance.now();
	for (const group of groups) {
		items.push(...group);
		if (performance.now() - began >= workSliceMs) {
			await setImmediate();
			if (signal.aborted) {
				return undefined;
			}

			began = performance.now();
		}
	}

	return items;
};

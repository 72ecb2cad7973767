import {nextDoubt, withoutDoubtful} from '../probe/probe-evidence.ts';
import {reordered, withRows} from '../rows/list.ts';
import {withList} from './keep-selection.ts';
import type {State} from './state.ts';

/** How long the order holds still after a key. Milliseconds. */
const stillness = 2000;
/** How long it holds still after it has changed. Milliseconds. */
const pause = 1000;
/**
 * When rows may move to where they belong, Unix milliseconds; undefined where none has to. Whoever reads, and a cluster
 * that never rests, would have them move all the time.
 */
export const movesAt = ({list, keyAt, orderedAt}: State): number | undefined =>
	list.misplaced.size > 0 ? Math.max(keyAt + stillness, orderedAt + pause) : undefined;

/** Gives up what was seen too long ago. */
const doubted = (state: State, now: number): State => {
	if (nextDoubt(state.proofs) > now) {
		return state;
	}

	const {proofs, rows} = withoutDoubtful(state.proofs, state.list.entries, now);
	return withList({...state, proofs}, withRows(state.list, rows, [], now));
};

/** What the time alone changes; `now` in Unix milliseconds. */
export const ticked = (before: State, now: number): State => {
	const state = doubted(before, now);
	const at = movesAt(state);
	const next = at !== undefined && now >= at ? {...withList(state, reordered(state.list)), orderedAt: now} : state;
	return next.now === now ? next : {...next, now};
};

import {dropExpired, nextExpiry} from '../records/probe-evidence.ts';
import {applySort, withRows} from '../rows/list.ts';
import {keepSelection} from './keep-selection.ts';
import type {State} from './state.ts';

/** How long the order holds still after a key. Milliseconds. */
const reorderIdleMs = 2000;
/** How long it holds still after it has changed. Milliseconds. */
const pause = 1000;
/**
 * When rows may move to where they belong, Unix milliseconds; undefined where none has to. Whoever reads, and a cluster
 * that never rests, would have them move all the time.
 */
export const reorderAt = ({list, keyAt, orderedAt}: State): number | undefined =>
	list.staleRanks.size > 0 ? Math.max(keyAt + reorderIdleMs, orderedAt + pause) : undefined;

/** Gives up what was seen too long ago. */
const expireEvidence = (state: State, now: number): State => {
	if (nextExpiry(state.proofs) > now) {
		return state;
	}

	const {proofs, rows} = dropExpired(state.proofs, state.list.entries, now);
	return keepSelection({...state, proofs}, withRows(state.list, rows, [], now));
};

/** What the time alone changes; `now` in Unix milliseconds. */
export const tickReducer = (before: State, now: number): State => {
	const state = expireEvidence(before, now);
	const at = reorderAt(state);
	const next = at !== undefined && now >= at ? {...keepSelection(state, applySort(state.list)), orderedAt: now} : state;
	return next.now === now ? next : {...next, now};
};

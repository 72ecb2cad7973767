import {noOrder, type Order, placed, rankOf, sorted} from './order.ts';
import type {Row} from './row.ts';

/** The Services and what narrows them down. Its identity changes only when one of these does, so that what is computed from it is kept by identity. */
export type List = {
	readonly entries: ReadonlyMap<string, Row>;
	readonly order: Order;
	/** Rows whose rank is no longer the one they were placed by. */
	readonly misplaced: ReadonlySet<string>;
	readonly filter: string;
	/** Whether only Services with findings are listed. */
	readonly isBrokenOnly: boolean;
};

export const emptyList: List = {
	entries: new Map(),
	order: noOrder,
	misplaced: new Set(),
	filter: '',
	isBrokenOnly: false,
};

/** Takes a batch of changes in: what is new finds its place at once, what has changed keeps the one it has. */
export const withRows = (list: List, changed: readonly Row[], removed: readonly string[]): List => {
	if (changed.length === 0 && removed.length === 0) {
		return list;
	}

	const entries = new Map(list.entries);
	const misplaced = new Set(list.misplaced);
	const known = removed.filter(key => entries.delete(key));
	for (const key of known) {
		misplaced.delete(key);
	}

	const added: string[] = [];
	for (const row of changed) {
		const {key} = row.view;
		if (!entries.has(key)) {
			added.push(key);
		} else if (list.order.ranks.get(key) === rankOf(row)) {
			misplaced.delete(key);
		} else {
			misplaced.add(key);
		}

		entries.set(key, row);
	}

	return {...list, entries, misplaced, order: placed(list.order, entries, added, known)};
};

/** Moves the rows whose severity has changed to where they belong. */
export const reordered = (list: List): List =>
	list.misplaced.size === 0 ? list : {...list, order: sorted(list.entries), misplaced: new Set()};

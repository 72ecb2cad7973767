import type {LastLines} from '../records/last-line.ts';
import {type Counts, noCounts, recounted} from './counts.ts';
import {historyResumed, pastAfter} from './history.ts';
import type {History} from './past.ts';
import type {Row} from './row.ts';
import {type Entries, noEntries, toMutable} from './row-map.ts';
import {insertSorted, noOrder, type Order, sorted} from './sorted-order.ts';
import {rankOf, type Sort} from './sorting.ts';

/** The Services and what narrows them down. Its identity changes only when one of these does, so that what is computed from it is kept by identity. */
export type List = {
	readonly entries: Entries;
	readonly counts: Counts;
	readonly order: Order;
	/** Rows whose rank is no longer the one they were placed by. */
	readonly staleRanks: ReadonlySet<string>;
	readonly filter: string;
	/** Whether only Services with findings are listed. */
	readonly onlyWithFindings: boolean;
	/** Since when changes are kept, Unix milliseconds: when everything had come in; undefined until then. */
	readonly since: number | undefined;
	/** What was kept of these Services before others were looked at. */
	readonly past: ReadonlyMap<string, History>;
	/** What crashed containers said last. */
	readonly lastLines: LastLines;
};

export const emptyList: List = {
	entries: noEntries,
	counts: noCounts,
	order: noOrder,
	staleRanks: new Set(),
	filter: '',
	onlyWithFindings: false,
	since: undefined,
	past: new Map(),
	lastLines: new Map(),
};

/** The row with the past of the one it takes the place of. */
const carryHistory = (before: Row | undefined, row: Row, {since}: List, at: number): Row => {
	if (before === undefined) {
		return row;
	}

	const {history, edited} = before;
	return since === undefined
		? {...row, ...(history && {history}), ...(edited && {edited})}
		: {...row, ...pastAfter(before, row, at)};
};

/**
 * Takes a batch of changes in: what is new finds its place at once, what has changed keeps the one it has. `at` is when
 * it was seen, Unix milliseconds.
 */
export const withRows = (list: List, changed: readonly Row[], removed: readonly string[], at: number): List => {
	if (changed.length === 0 && removed.length === 0) {
		return list;
	}

	const entries = toMutable(list.entries);
	const staleRanks = new Set(list.staleRanks);
	let {counts} = list;
	const known = removed.filter(key => {
		counts = recounted(counts, entries.get(key), undefined);
		return entries.delete(key);
	});
	for (const key of known) {
		staleRanks.delete(key);
	}

	const added: string[] = [];
	for (const row of changed) {
		const {key} = row.view;
		const before = entries.get(key);
		if (before === undefined) {
			added.push(key);
		} else if (list.order.ranks.get(key) === rankOf(row, list.order.sort)) {
			staleRanks.delete(key);
		} else {
			staleRanks.add(key);
		}

		counts = recounted(counts, before, row);
		entries.set(key, carryHistory(before, row, list, at));
	}

	const after = entries.entries();
	return {...list, entries: after, counts, staleRanks, order: insertSorted(list.order, after, added, known)};
};

/** Moves the rows whose rank has changed to where they belong. */
export const applySort = (list: List): List =>
	list.staleRanks.size === 0
		? list
		: {
				...list,
				order: insertSorted(list.order, list.entries, [...list.staleRanks], [...list.staleRanks]),
				staleRanks: new Set(),
			};

/** The same rows by another column, or the other way round. */
export const sortedBy = (list: List, sort: Sort): List => ({
	...list,
	order: sorted(list.entries, sort),
	staleRanks: new Set(),
});

/** Everything has come in: from now on changes are kept. `at` in Unix milliseconds. */
export const startHistory = (list: List, at: number): List => {
	const entries = toMutable(list.entries);
	for (const [key, history] of list.past) {
		const row = entries.get(key);
		if (row !== undefined) {
			entries.set(key, {...row, history: historyResumed(history, row, at)});
		}
	}

	return {...list, entries: entries.entries(), since: at};
};

const pastOf = ({entries, past}: List): ReadonlyMap<string, History> => {
	const carried = new Map(past);
	for (const {view, history} of entries.values()) {
		if (history !== undefined) {
			carried.set(view.key, history);
		}
	}

	return carried;
};

/** No rows yet, but narrowed down and sorted as these were; with their past, unless they are of another cluster. */
export const resetRows = (list: List, isOtherCluster: boolean): List => ({
	...emptyList,
	filter: list.filter,
	onlyWithFindings: list.onlyWithFindings,
	order: {...noOrder, sort: list.order.sort},
	past: isOtherCluster ? emptyList.past : pastOf(list),
	lastLines: isOtherCluster ? emptyList.lastLines : list.lastLines,
});

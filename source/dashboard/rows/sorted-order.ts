import type {Entries} from './row-map.ts';
import {type Rank, rankOf, type Sort, worstFirst} from './sorting.ts';

/** The order the list is drawn in, with the rank each row had when it was given its place. */
export type Order = {
	readonly sort: Sort;
	readonly keys: readonly string[];
	readonly ranks: ReadonlyMap<string, Rank>;
};

export const noOrder: Order = {sort: worstFirst, keys: [], ranks: new Map()};

const compare = <Value extends Rank>(a: Value, b: Value) => {
	if (a === b) {
		return 0;
	}

	return a < b ? -1 : 1;
};

const comparator =
	(entries: Entries, ranks: ReadonlyMap<string, Rank>, {isReversed}: Sort) =>
	(a: string, b: string) => {
		const one = entries.get(a)!.view.service;
		const other = entries.get(b)!.view.service;
		const byRank = compare(ranks.get(a)!, ranks.get(b)!);
		return (isReversed ? -byRank : byRank) || compare(one.namespace, other.namespace) || compare(one.name, other.name);
	};

/** Everything in its place by what it is now. */
export const sorted = (entries: Entries, sort: Sort = worstFirst): Order => {
	const ranks = new Map<string, Rank>();
	for (const row of entries.values()) {
		ranks.set(row.view.key, rankOf(row, sort));
	}

	return {sort, keys: [...ranks.keys()].sort(comparator(entries, ranks, sort)), ranks};
};

/** Puts new rows in and takes removed ones out; what stays keeps its place, whatever its rank has become. */
export const insertSorted = (
	order: Order,
	entries: Entries,
	added: readonly string[],
	removed: readonly string[],
): Order => {
	if (added.length === 0 && removed.length === 0) {
		return order;
	}

	const {sort} = order;
	const ranks = new Map(order.ranks);
	for (const key of removed) {
		ranks.delete(key);
	}

	for (const key of added) {
		ranks.set(key, rankOf(entries.get(key)!, sort));
	}

	const inOrder = comparator(entries, ranks, sort);
	const gone = new Set(removed);
	const remaining = gone.size > 0 ? order.keys.filter(key => !gone.has(key)) : order.keys;
	const coming = [...added].sort(inOrder);
	const keys: string[] = [];
	let next = 0;
	for (const key of remaining) {
		while (next < coming.length && inOrder(coming[next]!, key) < 0) {
			keys.push(coming[next]!);
			next++;
		}

		keys.push(key);
	}

	return {sort, keys: [...keys, ...coming.slice(next)], ranks};
};

import {rowSeverity} from '../rules/judgement.ts';
import type {Row} from './row.ts';

/** Where a row belongs: errors, then warnings, then everything else, as info does not lift a row. */
export const rankOf = ({judgement}: Row) => {
	const severity = rowSeverity(judgement);
	if (severity === 'error') {
		return 0;
	}

	return severity === 'warning' ? 1 : 2;
};

/** The order the list is drawn in, with the rank each row had when it was given its place. */
export type Order = {readonly keys: readonly string[]; readonly ranks: ReadonlyMap<string, number>};

export const noOrder: Order = {keys: [], ranks: new Map()};

type Entries = ReadonlyMap<string, Row>;

const compareText = (a: string, b: string) => {
	if (a === b) {
		return 0;
	}

	return a < b ? -1 : 1;
};

const comparator = (entries: Entries, ranks: ReadonlyMap<string, number>) => (a: string, b: string) => {
	const one = entries.get(a)!.view.service;
	const other = entries.get(b)!.view.service;
	return (
		ranks.get(a)! - ranks.get(b)! || compareText(one.namespace, other.namespace) || compareText(one.name, other.name)
	);
};

/** Everything in its place by what it is now. */
export const sorted = (entries: Entries): Order => {
	const ranks = new Map([...entries].map(([key, row]) => [key, rankOf(row)]));
	return {keys: [...entries.keys()].sort(comparator(entries, ranks)), ranks};
};

/** Puts new rows in and takes removed ones out; what stays keeps its place, whatever its rank has become. */
export const placed = (order: Order, entries: Entries, added: readonly string[], removed: readonly string[]): Order => {
	if (added.length === 0 && removed.length === 0) {
		return order;
	}

	const ranks = new Map(order.ranks);
	for (const key of removed) {
		ranks.delete(key);
	}

	for (const key of added) {
		ranks.set(key, rankOf(entries.get(key)!));
	}

	const compare = comparator(entries, ranks);
	const gone = new Set(removed);
	const staying = gone.size > 0 ? order.keys.filter(key => !gone.has(key)) : order.keys;
	const coming = [...added].sort(compare);
	const keys: string[] = [];
	let next = 0;
	for (const key of staying) {
		while (next < coming.length && compare(coming[next]!, key) < 0) {
			keys.push(coming[next]!);
			next++;
		}

		keys.push(key);
	}

	return {keys: [...keys, ...coming.slice(next)], ranks};
};

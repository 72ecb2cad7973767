import {rootFinding, rowSeverity} from '../rules/judgement.ts';
import {compileFilter} from './filter.ts';
import type {List} from './list.ts';
import type {Order} from './order.ts';
import type {Row} from './row.ts';

/** The rows that are listed, in order, with the place of each. */
export type Visible = {
	readonly rows: readonly Row[];
	readonly places: ReadonlyMap<string, number>;
	/** How many are not listed. */
	readonly hidden: number;
};

const kept = new WeakMap<List, Visible>();

const placesKept = new WeakMap<Order, ReadonlyMap<string, number>>();

/** The place of each row where all are listed: most batches change rows, and not their order. */
const placesOf = (order: Order): ReadonlyMap<string, number> => {
	const known = placesKept.get(order);
	if (known !== undefined) {
		return known;
	}

	const places = new Map(order.keys.map((key, place) => [key, place]));
	placesKept.set(order, places);
	return places;
};

const compute = ({entries, order, filter, isBrokenOnly}: List): Visible => {
	const test = compileFilter(filter);
	if (test === undefined && !isBrokenOnly) {
		return {rows: order.keys.map(key => entries.get(key)!), places: placesOf(order), hidden: 0};
	}

	const rows: Row[] = [];
	const places = new Map<string, number>();
	for (const key of order.keys) {
		const row = entries.get(key)!;
		if ((isBrokenOnly && rootFinding(row.judgement) === undefined) || test?.(row) === false) {
			continue;
		}

		places.set(key, rows.length);
		rows.push(row);
	}

	return {rows, places, hidden: order.keys.length - rows.length};
};

/** What is listed, computed once for each state of the list. */
export const visible = (list: List): Visible => {
	const known = kept.get(list);
	if (known !== undefined) {
		return known;
	}

	const result = compute(list);
	kept.set(list, result);
	return result;
};

/** How many Services there are of each kind; the sum is all of them. Info counts as quiet. */
export type Counts = {
	readonly error: number;
	readonly warning: number;
	readonly quiet: number;
	readonly unknown: number;
};

const counted = new WeakMap<List['entries'], Counts>();

export const countSeverities = (entries: List['entries']): Counts => {
	const known = counted.get(entries);
	if (known !== undefined) {
		return known;
	}

	const counts = {error: 0, warning: 0, info: 0, quiet: 0, unknown: 0};
	for (const {judgement} of entries.values()) {
		counts[rowSeverity(judgement)]++;
	}

	const {info, ...others} = counts;
	const result = {...others, quiet: others.quiet + info};
	counted.set(entries, result);
	return result;
};

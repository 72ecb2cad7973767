import {weakMapMemoize} from 'reselect';
import {rootFinding} from '../../rules/diagnosis.ts';
import {compileFilter} from './filter.ts';
import type {List} from './list.ts';
import type {Row} from './row.ts';
import type {Order} from './sorted-order.ts';

/** The rows that are listed, in order, with the place of each. */
export type Visible = {
	readonly count: number;
	/** Those from one place up to another; all where none are named. */
	rows(from?: number, to?: number): readonly Row[];
	readonly places: ReadonlyMap<string, number>;
	/** How many are not listed. */
	readonly hidden: number;
};

/** The place of each row where all are listed: most batches change rows, and not their order. */
const placesOf = weakMapMemoize(
	(order: Order): ReadonlyMap<string, number> => new Map(order.keys.map((key, place) => [key, place])),
);

const compute = ({entries, order, filter, onlyWithFindings, lastLines}: List): Visible => {
	const test = compileFilter(filter, lastLines);
	if (test === undefined && !onlyWithFindings) {
		const rows = (from?: number, to?: number) => order.keys.slice(from, to).map(key => entries.get(key)!);
		return {count: order.keys.length, rows, places: placesOf(order), hidden: 0};
	}

	const rows: Row[] = [];
	const places = new Map<string, number>();
	for (const key of order.keys) {
		const row = entries.get(key)!;
		if ((onlyWithFindings && rootFinding(row.diagnosis) === undefined) || test?.(row) === false) {
			continue;
		}

		places.set(key, rows.length);
		rows.push(row);
	}

	const {length} = rows;
	return {count: length, rows: (from, to) => rows.slice(from, to), places, hidden: order.keys.length - length};
};

/** What is listed, computed once for each state of the list. */
export const visible = weakMapMemoize(compute);

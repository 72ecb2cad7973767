import type {Order} from '../state/order.ts';
import type {Row} from '../state/row.ts';
import type {Visible} from '../state/visible.ts';
import type {Theme} from '../theme.ts';
import {type Column, naturalWidths} from './columns.ts';

/** Rows measured for one frame: thousands would keep it waiting, and they all change while a cluster is loaded. */
const atOnce = 2000;

type Widths = readonly number[];
type Measured = {readonly layout: string; readonly widths: Widths};
/** `upTo` is how many rows have been measured, from the first on. */
type Pass = Measured & {readonly upTo: number};

const rowWidths = new WeakMap<Row, Measured>();
const passes = new WeakMap<Order | Visible, Pass>();
/** What a whole pass last came to on each screen. */
const lastWidths = new WeakMap<Theme, Measured>();

/** A row is measured once. */
const measuredRow = (row: Row, columns: ReadonlyArray<Column<Row>>, layout: string) => {
	const known = rowWidths.get(row);
	if (known?.layout === layout) {
		return known.widths;
	}

	const widths = naturalWidths(columns, [row]);
	rowWidths.set(row, {layout, widths});
	return widths;
};

const wider = (one: Widths, other: Widths) => one.map((width, index) => Math.max(width, other[index]!));

/**
 * What the columns of the Services would like, over all rows, so that they hold still while one scrolls. Rows are looked
 * at some in each frame, from the first on, and those on the screen at once; until all have been, no column
 * becomes narrower than it was. In the same order they are not looked at again: what changes ten times a second where
 * nobody sees it is of no use yet.
 */
export const serviceWidths = (
	shown: Visible,
	order: Order,
	top: number,
	height: number,
	columns: ReadonlyArray<Column<Row>>,
	isCountable: boolean,
	theme: Theme,
): Widths => {
	const {rows, count, hidden} = shown;
	const layout = `${columns.map(({title}) => title).join(' ')} ${isCountable}`;
	const key = hidden === 0 ? order : shown;
	const before = passes.get(key);
	const isGoingOn = before?.layout === layout;
	const widths = (isGoingOn ? before.widths : naturalWidths(columns, [])).slice();
	const begin = isGoingOn ? before.upTo : 0;
	const upTo = Math.min(count, begin + atOnce);
	for (const row of [...rows(begin, upTo), ...rows(top, top + height)]) {
		const measured = measuredRow(row, columns, layout);
		// No iterator: this is done thousands of times in a frame.
		for (let index = 0; index < measured.length; index++) {
			widths[index] = Math.max(widths[index]!, measured[index]!);
		}
	}

	passes.set(key, {layout, widths, upTo});
	const last = lastWidths.get(theme);
	if (upTo < count) {
		return last?.layout === layout ? wider(widths, last.widths) : widths;
	}

	lastWidths.set(theme, {layout, widths});
	return widths;
};

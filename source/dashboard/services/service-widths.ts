import type {Theme} from '../../theme.ts';
import {type Column, naturalWidths} from '../components/columns.ts';
import type {Row} from '../rows/row.ts';
import type {Order} from '../rows/sorted-order.ts';
import type {Visible} from '../rows/visible-rows.ts';

/** Rows measured in one turn: all of thousands would keep a key waiting. */
const atOnce = 1000;
/** Rows from the first on that a frame looks at beside its own, so that columns mostly hold still from the beginning. */
const sample = 100;

type Widths = readonly number[];
type Measured = {readonly layout: string; readonly widths: Widths};

const rowWidths = new WeakMap<Row, Measured>();

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

/** Widths that hold these rows as well. */
const widened = (widths: Widths, rows: readonly Row[], columns: ReadonlyArray<Column<Row>>, layout: string) => {
	const wide = widths.slice();
	for (const row of rows) {
		const measured = measuredRow(row, columns, layout);
		// No iterator: this is done a thousand times in a turn.
		for (let index = 0; index < measured.length; index++) {
			wide[index] = Math.max(wide[index]!, measured[index]!);
		}
	}

	return wide;
};

/** What is measured, and as what. */
export type Measurable = {
	readonly shown: Visible;
	readonly order: Order;
	readonly columns: ReadonlyArray<Column<Row>>;
	/** What tells one set of columns, and what their texts depend on, from another. */
	readonly layout: string;
};

/** How far all rows have been looked at, from the first on, and what has been found. */
type Pass = {readonly upTo: number; readonly widths: Widths; readonly order: Order; readonly count: number};

type Screen = {
	readonly layout: string;
	/** What all rows came to when they were last looked at. */
	readonly widths: Widths;
	readonly pass: Pass | undefined;
	/** The rows that these widths are of. */
	readonly done: Pick<Pass, 'order' | 'count'> | undefined;
};

const screens = new WeakMap<Theme, Screen>();

const screenFor = ({columns, layout}: Measurable, theme: Theme): Screen => {
	const known = screens.get(theme);
	return known?.layout === layout
		? known
		: {layout, widths: naturalWidths(columns, []), pass: undefined, done: undefined};
};

/**
 * What the columns of the Services would like, so that they hold still while one scrolls: over the rows on the screen, from
 * `top` on, and over all others as far as `measureOn` has looked at them.
 */
export const serviceWidths = (what: Measurable, top: number, height: number, theme: Theme): Widths => {
	const {shown, columns, layout} = what;
	const screen = screenFor(what, theme);
	const widths = widened(screen.widths, [...shown.rows(0, sample), ...shown.rows(top, top + height)], columns, layout);
	screens.set(theme, {...screen, widths});
	return widths;
};

/**
 * Looks at some more of all rows. In an order that has been gone through they are not looked at again: what changes ten
 * times a second where nobody sees it is of no use yet. Returns whether there are more to look at, and whether the columns
 * have become others.
 */
export const measureOn = (what: Measurable, theme: Theme): {readonly hasMore: boolean; readonly isNew: boolean} => {
	const {shown, order, columns, layout} = what;
	const {count, rows} = shown;
	const screen = screenFor(what, theme);
	if (screen.done?.order === order && screen.done.count === count) {
		return {hasMore: false, isNew: false};
	}

	// Where the order never rests, a pass goes on through whatever it is by then, or it would never end.
	const {upTo: from, widths, ...begun} = screen.pass ?? {upTo: 0, widths: naturalWidths(columns, []), order, count};
	const upTo = Math.min(count, from + atOnce);
	const wide = widened(widths, rows(from, upTo), columns, layout);
	if (upTo < count) {
		screens.set(theme, {...screen, pass: {...begun, upTo, widths: wide}});
		return {hasMore: true, isNew: false};
	}

	screens.set(theme, {layout, widths: wide, pass: undefined, done: begun});
	const isSame = begun.order === order && begun.count === count;
	return {hasMore: !isSame, isNew: wide.some((width, index) => width !== screen.widths[index])};
};

import type {Tone} from '../../theme.ts';
import {widthOf} from '../text/text-width.ts';

/** One column of a list. */
export type Column<Item> = {
	readonly title: string;
	text(item: Item): string;
	tone?(item: Item): Tone;
	/** Takes the room that the others leave. */
	readonly isFlexible?: boolean;
	/** Cells it asks for at most, and is left with at least. */
	readonly widest?: number;
	readonly narrowest?: number;
	/** The cells it always gets, where its texts need not be looked at to know. */
	readonly fixed?: number;
	/** Left out where there is no room for it beside the others. */
	readonly isOptional?: boolean;
	/** Gives way only when nothing else can, or where it takes more than its share; then it is cut in its middle. */
	readonly isName?: boolean;
	/** Whether a name is rather cut than an optional column left out. */
	readonly isCutFirst?: boolean;
	/** Whether its texts are names of pods, which differ at their ends. */
	readonly hasPods?: boolean;
};

/** Cells between two columns. */
export const gap = 2;
const narrowest = 6;
/** What the flexible column gets while another one can still give way, and what while only names can where it does not say itself. */
const roomyFlexible = 32;
const narrowestFlexible = 16;

/** What each column would like: its widest text, of rows that have one for each column. */
export const naturalWidths = <Item>(
	columns: ReadonlyArray<Column<Item>>,
	texts: ReadonlyArray<readonly string[]>,
): readonly number[] =>
	columns.map(({title, fixed, widest = Number.POSITIVE_INFINITY}, index) => {
		if (fixed !== undefined) {
			return Math.max(widthOf(title), fixed);
		}

		const widths = texts.map(row => widthOf(row[index]!));
		return Math.max(widthOf(title), Math.min(widest, Math.max(0, ...widths)));
	});

type Fitting = Pick<Column<unknown>, 'isFlexible' | 'isName' | 'isCutFirst' | 'isOptional' | 'narrowest' | 'fixed'>;

const leastOf = (column: Fitting) => column.fixed ?? column.narrowest ?? narrowest;

/** The cells of a name that other columns make room for; a longer one does not eat what they say. */
const shareOfName = (width: number) => Math.max(20, Math.floor(width * 0.22));

/** The cells a column has to have to be worth showing: a name all of it. */
const worthShowing = (column: Fitting, wanted: number) => {
	if (column.isFlexible) {
		return Math.min(wanted, column.narrowest ?? roomyFlexible);
	}

	const isWhole = column.isName && column.isCutFirst !== true;
	return isWhole ? wanted : Math.min(wanted, column.narrowest ?? (column.isOptional ? wanted : narrowest));
};

/** The places of the columns there is room for: those that are not optional, and of the others as many as fit beside them. */
export const affordable = (
	columns: readonly Fitting[],
	natural: readonly number[],
	width: number,
): readonly number[] => {
	const cost = (index: number) => worthShowing(columns[index]!, natural[index]!) + gap;
	const places = [...columns.keys()];
	const needed = places.filter(index => !columns[index]!.isOptional);
	let room = width + gap - needed.reduce((sum, index) => sum + cost(index), 0);
	return places.filter(index => {
		if (!columns[index]!.isOptional) {
			return true;
		}

		const fits = cost(index) <= room;
		room -= fits ? cost(index) : 0;
		return fits;
	});
};

/** Takes cells from the widest of some columns until all fit or none of them can give more. */
const shrink = (widths: number[], available: number, least: ReadonlyArray<number | undefined>) => {
	let excess = widths.reduce((sum, each) => sum + each, 0) - available;
	while (excess > 0) {
		const able = widths.map((width, index) => (width > (least[index] ?? width) ? width : 0));
		const widest = Math.max(...able);
		if (widest === 0) {
			return;
		}

		widths[able.indexOf(widest)] = widest - 1;
		excess--;
	}
};

/** What each column gets: names that are cut first give way first, then ordinary ones, then long names, then the flexible one, then names. What is left goes to the flexible one. */
export const fitColumns = (
	columns: readonly Fitting[],
	natural: readonly number[],
	width: number,
): readonly number[] => {
	const available = width - gap * (columns.length - 1);
	const widths = natural.map((wanted, index) =>
		columns[index]!.isFlexible ? Math.min(wanted, Math.max(roomyFlexible, columns[index]!.narrowest ?? 0)) : wanted,
	);
	shrink(
		widths,
		available,
		columns.map(column => (column.isCutFirst ? leastOf(column) : undefined)),
	);
	shrink(
		widths,
		available,
		columns.map(column => (column.isFlexible || column.isName ? undefined : leastOf(column))),
	);
	const share = shareOfName(width);
	shrink(
		widths,
		available,
		columns.map(({isName}) => (isName ? share : undefined)),
	);
	shrink(
		widths,
		available,
		columns.map(({isFlexible, narrowest}) => (isFlexible ? (narrowest ?? narrowestFlexible) : undefined)),
	);
	for (const leastFlexible of [columns.find(({isFlexible}) => isFlexible)?.narrowest ?? 0, 0]) {
		shrink(
			widths,
			available,
			columns.map(column => (column.isFlexible ? leastFlexible : leastOf(column))),
		);
	}

	const flexible = columns.findIndex(({isFlexible}) => isFlexible);
	if (flexible >= 0) {
		widths[flexible]! += Math.max(0, available - widths.reduce((sum, each) => sum + each, 0));
	}

	return widths;
};

/** Cells that columns take beside each other. */
export const widthOfAll = (widths: readonly number[]) =>
	widths.reduce((sum, each) => sum + each, 0) + gap * (widths.length - 1);

import {type Line, line, lineText} from '../components/line.ts';
import {widthOf} from '../text/text-width.ts';

/** From so many cells on, texts stand in two columns, and in three. */
const widths = [110, 170] as const;

/** How many columns there is room for in so many cells. */
export const columnCount = (width: number): number => 1 + widths.filter(least => width >= least).length;

/** Blocks of lines in as many columns, filled one after the other, none much longer than another; a block is never parted. */
const filled = (blocks: ReadonlyArray<readonly Line[]>, count: number): ReadonlyArray<readonly Line[]> => {
	const most = Math.ceil(blocks.reduce((sum, block) => sum + block.length, 0) / count);
	const columns: Line[][] = [[]];
	for (const block of blocks) {
		if (columns.at(-1)!.length >= most && columns.length < count) {
			columns.push([]);
		}

		columns.at(-1)!.push(...block);
	}

	return columns;
};

/** Items as lines of columns beside each other, each item drawn in the cells of one column. */
export const sideBySide = <Item>(
	items: readonly Item[],
	width: number,
	blockOf: (item: Item, cells: number) => readonly Line[],
): readonly Line[] => {
	const count = columnCount(width);
	const cells = Math.floor(width / count);
	const columns = filled(
		items.map(item => blockOf(item, cells)),
		count,
	);
	const rows = Math.max(0, ...columns.map(({length}) => length));
	return Array.from({length: rows}, (_, row) =>
		columns.flatMap((column, place) => {
			const pieces = column[row] ?? [];
			const isLast = columns.slice(place + 1).every(next => next[row] === undefined);
			return isLast ? pieces : line`${pieces}${' '.repeat(Math.max(0, cells - widthOf(lineText(pieces))))}`;
		}),
	);
};

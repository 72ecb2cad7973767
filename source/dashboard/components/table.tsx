import {Box, Text} from 'ink';
import type {Mark, Symbols, Tone} from '../../theme.ts';
import {cut, cutInside, cutMiddle, fitted, padded, wrap} from '../text/text-width.ts';
import {useHasColor} from './color.ts';
import {affordable, type Column, fitColumns, gap, naturalWidths, widthOfAll} from './columns.ts';
import {joined, type Line} from './line.ts';
import {PaneTitle} from './pane-title.tsx';
import {useSymbols} from './symbols.ts';
import {TableRow} from './table-row.tsx';
import {plainProps} from './tone-props.ts';
import {useWidestSoFar} from './widest-so-far.ts';

export type TableProps<Item> = {
	readonly title: string;
	readonly columns: ReadonlyArray<Column<Item>>;
	/** What the items are of, where columns need not hold still from one such list to another. */
	readonly subject?: string;
	/** From the first one shown on. */
	readonly items: readonly Item[];
	/** Which of all items that is. */
	readonly top: number;
	/** The selected item; -1 where none is. */
	readonly selected: number;
	readonly isFocused: boolean;
	/** Whether the selection is shown though the keys go elsewhere. */
	readonly isLeading: boolean;
	/** Whether columns without room are left out without a word: they were not asked for. */
	readonly isQuietOnColumns?: boolean;
	/** Said instead of the items where there are none. */
	readonly empty: string;
	/** Cells, title and heads included. */
	readonly width: number;
	readonly height: number;
	keyOf(item: Item): string;
	/** The glyph before a row; undefined where it has none. */
	mark(item: Item): Mark | undefined;
};

const markTones: Readonly<Record<Mark, Tone>> = {
	error: 'error',
	warning: 'warning',
	info: 'faint',
	quiet: 'quiet',
	unknown: 'faint',
};

/** Cells beside the columns: pointer, glyph and a blank before them, a blank behind. */
const margin = 4;

/** The places of the columns there is room for, and how wide each is. */
const useColumns = <Item,>(
	{columns, subject = '', width}: TableProps<Item>,
	texts: ReadonlyArray<readonly string[]>,
) => {
	const layout = `${subject} ${columns.map(({title}) => title).join(' ')}`;
	const natural = useWidestSoFar(layout, naturalWidths(columns, texts));
	const places = affordable(columns, natural, width - margin);
	const widths = fitColumns(
		places.map(index => columns[index]!),
		places.map(index => natural[index]!),
		width - margin,
	);
	return {places, widths};
};

/** The cells of a row: each as wide as its column, with the gap that follows it. */
const cellsOf = <Item,>(
	item: Item,
	texts: readonly string[],
	columns: ReadonlyArray<Column<Item>>,
	{places, widths}: ReturnType<typeof useColumns>,
	{ellipsis}: Symbols,
): Line =>
	places.map((place, index) => {
		const {tone, hasPods, isName} = columns[place]!;
		const width = widths[index]!;
		const whole = texts[place]!;
		const cutName = hasPods ? cutInside : isName ? cutMiddle : cut;
		const shown = padded(cutName(whole, width, ellipsis), width);
		const isLast = index === places.length - 1;
		// Where nothing is said there is nothing to colour, which the selected row would show.
		const ownTone = whole === '' ? undefined : tone?.(item);
		return {text: isLast ? shown : shown + ' '.repeat(gap), tone: ownTone ?? 'plain'};
	});

const Empty = ({text, width}: {readonly text: string; readonly width: number}) =>
	wrap(text, width - margin).map(line => (
		<Text key={line} wrap='truncate' {...plainProps.faint}>
			{`   ${line}`}
		</Text>
	));

/** A list of which only the window is looked at, whatever its length. */
export const Table = <Item,>(props: TableProps<Item>) => {
	const {
		title,
		columns,
		top,
		selected,
		isFocused,
		isLeading,
		isQuietOnColumns = false,
		width,
		height,
		keyOf,
		mark,
	} = props;
	const symbols = useSymbols();
	const hasColor = useHasColor();
	const items = props.items.slice(0, Math.max(0, height - 2));
	const texts = items.map(item => columns.map(({text}) => text(item)));
	const fitting = useColumns(props, texts);
	const {places, widths} = fitting;
	const left = columns.length - places.length;
	const leftText = `${left} ${left === 1 ? 'column' : 'columns'} left out`;
	const rest = ' '.repeat(Math.max(0, width - margin - widthOfAll(widths)) + 1);
	const heads = places.map((place, index) => fitted(columns[place]!.title, widths[index]!, symbols.ellipsis));
	return (
		<Box flexDirection='column' width={width} height={height}>
			<PaneTitle
				title={left > 0 && !isQuietOnColumns ? `${title} ${symbols.dot} ${leftText}` : title}
				width={width}
				isFocused={isFocused}
			/>
			{items.length === 0 ? (
				<Empty text={props.empty} width={width} />
			) : (
				<Text wrap='truncate' {...plainProps.faint}>
					{padded(`   ${heads.join(' '.repeat(gap))}`, width)}
				</Text>
			)}
			{items.map((item, offset) => {
				const isSelected = top + offset === selected && (isFocused || isLeading);
				const found = mark(item);
				return (
					<TableRow
						key={keyOf(item)}
						cells={joined([
							{text: isSelected && !hasColor ? '>' : ' '},
							found === undefined ? {text: ' '} : {text: symbols.marks[found], tone: markTones[found]},
							{text: ' '},
							...cellsOf(item, texts[offset]!, columns, fitting, symbols),
							{text: rest},
						])}
						isSelected={isSelected}
						isFocused={isFocused}
					/>
				);
			})}
		</Box>
	);
};

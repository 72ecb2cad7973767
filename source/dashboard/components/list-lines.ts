import type {Mark, Theme, Tone} from '../../theme.ts';
import {cut, fitted, padded, widthOf, wrap} from '../text/text-width.ts';
import {affordable, type Column, fitColumns, headLine, itemLine, widthOfAll} from './columns.ts';

/** The line above a pane: what it shows, and a rule that is heavier where the keys go. */
export const titleLine = (title: string, width: number, isFocused: boolean, {symbols, paint}: Theme) => {
	const text = cut(` ${title} `, width, symbols.ellipsis);
	const rule = (isFocused ? symbols.focusedRule : symbols.rule).repeat(Math.max(0, width - widthOf(text)));
	return `${paint(isFocused ? 'strong' : 'plain', text)}${paint('faint', rule)}`;
};

export type Listing<Item> = {
	readonly title: string;
	readonly columns: ReadonlyArray<Column<Item>>;
	/** What the columns would like, over all items. */
	readonly natural: readonly number[];
	/** From the first one shown on. */
	readonly items: readonly Item[];
	/** Which of all items that is. */
	readonly top: number;
	/** The selected item; -1 where none is. */
	readonly selected: number;
	readonly isFocused: boolean;
	/** Whether the selection is shown though the keys go elsewhere. */
	readonly isLeading: boolean;
	/** Whether nobody asked for the columns there is no room for, so that they are left out without a word. */
	readonly isQuietOnColumns?: boolean;
	/** Said instead of the items where there are none. */
	readonly empty: string;
	mark(item: Item): Mark | undefined;
};

const markTones: Readonly<Record<Mark, Tone>> = {
	error: 'error',
	warning: 'warning',
	info: 'faint',
	quiet: 'quiet',
	unknown: 'faint',
};

/** A list as exactly `height` lines of exactly `width` cells, of which only the window is computed. */
export const listLines = <Item>(
	listing: Listing<Item>,
	width: number,
	height: number,
	theme: Theme,
): readonly string[] => {
	const {items, top, selected, isFocused, isLeading, isQuietOnColumns = false, mark} = listing;
	const {ellipsis, marks} = theme.symbols;
	const blank = ' '.repeat(width);
	const places = affordable(listing.columns, listing.natural, width - 4);
	const columns = places.map(index => listing.columns[index]!);
	const natural = places.map(index => listing.natural[index]!);
	const left = isQuietOnColumns ? 0 : listing.columns.length - columns.length;
	const leftText = `${left} ${left === 1 ? 'column' : 'columns'} left out`;
	const title = left > 0 ? `${listing.title} ${theme.symbols.dot} ${leftText}` : listing.title;
	const titled = titleLine(title, width, isFocused, theme);
	if (items.length === 0) {
		const said = wrap(listing.empty, width - 4).map(line => theme.paint('faint', padded(`   ${line}`, width)));
		return [titled, ...said, ...Array<string>(height).fill(blank)].slice(0, height);
	}

	const widths = fitColumns(columns, natural, width - 4);
	const rest = ' '.repeat(Math.max(0, width - 4 - widthOfAll(widths)));
	const lines = items.slice(0, Math.max(0, height - 2)).map((item, offset) => {
		const isSelected = top + offset === selected && (isFocused || isLeading);
		const found = mark(item);
		const glyph = found ? theme.paint(markTones[found], marks[found]) : ' ';
		const pointer = isSelected && !theme.hasColor ? '>' : ' ';
		const line = `${pointer}${glyph} ${itemLine(columns, widths, item, theme)}${rest} `;
		if (!isSelected) {
			return line;
		}

		return isFocused ? theme.inverse(line) : theme.paint('strong', line);
	});
	const heads = theme.paint('faint', fitted(`   ${headLine(columns, widths, ellipsis)}`, width, ellipsis));
	return [titled, heads, ...lines, ...Array<string>(height).fill(blank)].slice(0, height);
};

import type {Symbols} from '../../theme.ts';
import type {Line} from '../components/line.ts';
import {placeText} from '../text/place-text.ts';
import {frameOf} from './layout.ts';
import type {State} from './state.ts';

/** The part that is shown of a text that lies over the lists. */
export type TextWindow = {
	/** With the window's place where not everything fits into it. */
	readonly title: string;
	/** The first line shown, counted from 0. */
	readonly top: number;
	/** Lines in all, those of a table included. */
	readonly count: number;
	/** Size of the window in cells, without the title. */
	readonly height: number;
	readonly width: number;
};

/** A text, all of it, and its window. */
export type TextView = TextWindow & {readonly lines: readonly Line[]};

type Text = {
	readonly title: string;
	readonly count: number;
	/** Where someone has scrolled to; the window never goes past the end. */
	readonly top: number;
};

/** Cells for the lines of a text in a terminal of so many columns. The last column stays free. */
export const textWidth = (columns: number) => columns - 1;

/** The window of a text between header and footer. */
export const textWindow = (state: State, {title, count, top}: Text, {dot}: Symbols): TextWindow => {
	const height = Math.max(0, frameOf(state).body - 1);
	const first = Math.max(0, Math.min(top, count - height));
	const place = placeText(first, Math.min(count, first + height) - 1, count);
	return {
		title: count > height ? `${title} ${dot} ${place}` : title,
		top: first,
		count,
		height,
		width: state.columns,
	};
};

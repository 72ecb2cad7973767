import type {Symbols} from '../../theme.ts';
import type {Line} from '../components/line.ts';
import {placeText} from '../text/place-text.ts';
import {layoutOf} from './layout.ts';
import type {State} from './state.ts';

/** A text that lies over the lists, and the window of it that is shown. */
export type TextView = {
	/** With the window's place where not everything fits into it. */
	readonly title: string;
	readonly lines: readonly Line[];
	/** The first line shown, counted from 0. */
	readonly top: number;
	/** Lines in all, those of a table beneath the text included. */
	readonly count: number;
	/** Size of the window in cells, without the title. */
	readonly height: number;
	readonly width: number;
};

type Text = {
	readonly title: string;
	readonly lines: readonly Line[];
	/** Where someone has scrolled to; the window never goes past the end. */
	readonly top: number;
	/** Lines of what is drawn beneath the text; 0 where absent. */
	readonly linesBelow?: number;
};

/** Cells for the lines of a text in a terminal of so many columns. The last column stays free. */
export const textWidth = (columns: number) => columns - 1;

/** The window of a text between header and footer. */
export const textView = (state: State, {title, lines, top, linesBelow = 0}: Text, {dot}: Symbols): TextView => {
	const count = lines.length + linesBelow;
	const height = Math.max(0, layoutOf(state).body - 1);
	const first = Math.max(0, Math.min(top, count - height));
	const place = placeText(first, Math.min(count, first + height) - 1, count);
	return {
		title: count > height ? `${title} ${dot} ${place}` : title,
		lines,
		top: first,
		count,
		height,
		width: state.columns,
	};
};

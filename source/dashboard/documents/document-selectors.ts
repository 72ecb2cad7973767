import type {Symbols} from '../../theme.ts';
import {createSelector} from '../state/create-selector.ts';
import {frameOf} from '../state/layout.ts';
import {openDocument} from '../state/open-document.ts';
import type {State} from '../state/state.ts';
import type {TextView} from '../state/text-view.ts';
import {placeText} from '../text/place-text.ts';
import {documentWindow} from './document-lines.ts';
import {documentTitle} from './document-title.ts';

/** Cells and rows for the text of a document: a blank before it, and its title above. */
export const documentSize = (state: State): {readonly width: number; readonly height: number} => {
	const isFull = openDocument(state)?.isFull === true;
	return {width: state.columns - 2, height: Math.max(0, isFull ? state.rows - 2 : frameOf(state).body - 1)};
};

/** The open document as far as its window goes, of which only that is laid out; undefined where none is open. */
export const selectDocument: (state: State, symbols: Symbols) => TextView | undefined = createSelector(
	[
		openDocument,
		state => documentSize(state).width,
		state => documentSize(state).height,
		state => state.columns,
		state => state.prompt?.kind === 'search',
		(_state: State, symbols: Symbols) => symbols,
	],
	(document, width, height, columns, isTyping, symbols) => {
		if (document === undefined) {
			return undefined;
		}

		const {lines, shown} = documentWindow(document, width, height, symbols);
		const {count} = document.lines;
		const isWhole = shown === undefined || shown.last - shown.first + 1 === count;
		const place = isWhole ? '' : placeText(shown.first, shown.last, count);
		const title = documentTitle(document, place, width, isTyping, symbols);
		return {title, lines, top: 0, count, height, width: columns};
	},
);

import type {Symbols} from '../../theme.ts';
import {type Line, line, toned} from '../components/line.ts';
import {styledLine} from '../components/styled-line.ts';
import type {Document, DocumentSource} from '../records/document.ts';
import {wrap} from '../text/text-width.ts';
import {documentTones} from './document-tones.ts';
import {type ShownRow, shownRows} from './document-window.ts';
import {matchesIn} from './search.ts';

const empty: Readonly<Record<DocumentSource['kind'], string>> = {
	yaml: 'There is nothing in it.',
	describe: 'Nothing to describe.',
	events: 'No event. The server forgets them after an hour.',
	logs: 'Nothing has been written to this log in that time.',
	messages: 'No messages yet.',
	pane: 'There is nothing in it.',
};

/** What is shown in the place of the text, or behind what was loaded of it; [] where it is loaded. */
const phaseLines = (
	{phase, problem, note, lines, source}: Document,
	width: number,
	{lost, syncing, ellipsis}: Symbols,
): readonly Line[] => {
	if (phase === 'failed') {
		const parts = wrap(`${lost} ${problem}`, width);
		return [...parts.map(part => line` ${toned('error', part)}`), line` ${toned('faint', 'r loads it again.')}`];
	}

	if (phase === 'loading') {
		return [line` ${toned('accent', `${syncing} loading${ellipsis}`)}`];
	}

	if (lines.count > 0) {
		return [];
	}

	const text = note === '' ? empty[source.kind] : `${empty[source.kind].replace(/\.$/, '')}: ${note}.`;
	return wrap(text, width).map(part => line` ${toned('faint', part)}`);
};

/** The window of a document: its rows, and how many lines of it they are of. */
export type DocumentWindow = {
	readonly lines: readonly Line[];
	/** The first and the last line of the document that are shown, counted from 0; undefined where none is. */
	readonly shown: {readonly first: number; readonly last: number} | undefined;
};

const rowLine = (document: Document, {line: text, part}: ShownRow): Line =>
	line` ${styledLine(text, part, documentTones(document, text), matchesIn(text, document.search))}`;

/** What is shown of a document in a window of `height` rows, with what there is to say of its loading beneath. */
export const documentWindow = (document: Document, width: number, height: number, symbols: Symbols): DocumentWindow => {
	const phase = phaseLines(document, width, symbols);
	const rows = shownRows(document, width, Math.max(0, height - phase.length));
	const [first, last] = [rows[0], rows.at(-1)];
	return {
		lines: [...rows.map(row => rowLine(document, row)), ...phase].slice(0, height),
		shown: first && last && {first: first.index, last: last.index},
	};
};

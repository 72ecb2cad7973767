import type {Symbols} from '../../theme.ts';
import {type Line, line, toned} from '../components/line.ts';
import {styledLine} from '../components/styled-line.ts';
import {layoutOf} from '../state/layout.ts';
import type {State} from '../state/state.ts';
import {placeText} from '../text/place-text.ts';
import {cutInside, widthOf, wrap} from '../text/text-width.ts';
import type {Document, DocumentSource, Since} from './document.ts';
import {openDocument} from './document-reducer.ts';
import {documentTones} from './document-tones.ts';
import {shownRows} from './document-window.ts';
import {countMatches, matchesIn} from './search.ts';

/** Cells and rows for the text of a document: a blank before it, and its title above. */
export const documentSize = (state: State): {readonly width: number; readonly height: number} => {
	const isFull = openDocument(state)?.isFull === true;
	return {width: state.columns - 2, height: Math.max(0, isFull ? state.rows - 2 : layoutOf(state).body - 1)};
};

const sinceText = (since: Since) => {
	if (since === 'tail') {
		return 'the last lines';
	}

	return since === 'head' ? 'from the beginning' : `the last ${since / 60} min`;
};

/** Cells for the name of a log's pod, however much there is to say beside it. */
const leastPod = 20;

/** What a document is of; the name of a log's pod gives way to the `rest` of the title. */
const nameOf = (source: DocumentSource, rest: string, width: number, ellipsis: string) => {
	switch (source.kind) {
		case 'messages':
		case 'copy': {
			return source.kind.toUpperCase();
		}

		case 'logs': {
			const {namespace, pod, container} = source.target;
			const room = width - widthOf(`LOGS  ${container}${rest}`);
			return `LOGS ${cutInside(`${namespace}/${pod}`, Math.max(leastPod, room), ellipsis)} ${container}`;
		}

		default: {
			const {kind, namespace, name} = source.subject;
			return `${source.kind.toUpperCase()} ${kind} ${namespace}/${name}`;
		}
	}
};

/** Whether what comes next is seen; '' where nothing can come. */
const followText = ({phase, isEnded, isFollowing}: Document, isPrevious: boolean) => {
	if (phase === 'failed') {
		return '';
	}

	const atEnd = isPrevious || isEnded ? 'at the end' : 'following';
	return isFollowing ? atEnd : 'held';
};

const logTexts = (document: Document) => {
	const {source} = document;
	return source.kind === 'logs'
		? [source.isPrevious ? 'previous' : sinceText(source.since), followText(document, source.isPrevious)]
		: [];
};

const searchText = (document: Document, isTyping: boolean) => {
	if (document.search === '') {
		return '';
	}

	// Counting goes over everything, so it waits for what is searched for to be typed.
	if (isTyping) {
		return `/${document.search}`;
	}

	const {total, place} = countMatches(document);
	return `/${document.search} ${total === 0 ? 'no match' : `${place} of ${total}`}`;
};

const titleOf = (document: Document, place: string, width: number, isTyping: boolean, symbols: Symbols) => {
	const {lines, note} = document;
	const rest = [
		// Why nothing comes is what one looks for, where it is so: it is not to be cut.
		note,
		searchText(document, isTyping),
		...logTexts(document),
		place,
		lines.dropped > 0 ? `${lines.dropped.toLocaleString('en')} earlier lines forgotten` : '',
	]
		.filter(Boolean)
		.map(text => ` ${symbols.dot} ${text}`)
		.join('');
	return `${nameOf(document.source, rest, width, symbols.ellipsis)}${rest}`;
};

const empty: Readonly<Record<DocumentSource['kind'], string>> = {
	yaml: 'There is nothing in it.',
	describe: 'There is nothing to say of it.',
	events: 'No event. The server forgets them after an hour.',
	logs: 'Nothing has been written to this log in that time.',
	messages: 'Nothing has been said yet.',
	copy: 'There is nothing to copy.',
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

/** The open document as far as its window goes; undefined where none is open. */
export const documentPane = (state: State, symbols: Symbols) => {
	const document = openDocument(state);
	if (document === undefined) {
		return undefined;
	}

	const {width, height} = documentSize(state);
	const phase = phaseLines(document, width, symbols);
	const shown = shownRows(document, width, Math.max(0, height - phase.length));
	const rows = shown.map(
		({line: text, part}) =>
			line` ${styledLine(text, part, documentTones(document, text), matchesIn(text, document.search))}`,
	);
	const {count} = document.lines;
	const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
	const isWhole = shown.length === 0 || last - first + 1 === count;
	const place = isWhole ? '' : placeText(first, last, count);
	return {
		title: titleOf(document, place, width, state.prompt?.kind === 'search', symbols),
		lines: [...rows, ...phase].slice(0, height),
		records: [],
		top: 0,
		count,
		height,
	};
};

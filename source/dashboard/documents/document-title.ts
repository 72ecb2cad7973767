import type {Symbols} from '../../theme.ts';
import type {Document, DocumentSource, Since} from '../records/document.ts';
import {cutInside, widthOf} from '../text/text-width.ts';
import {countMatches} from './search.ts';

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
		case 'pane': {
			return source.title.replace(/^\S+/, kind => kind.toUpperCase());
		}

		case 'messages': {
			return source.kind.toUpperCase();
		}

		case 'logs': {
			const {namespace, pod, container} = source.target;
			const room = width - widthOf(`LOGS  ${container}${rest}`);
			return `LOGS ${cutInside(`${namespace}/${pod}`, Math.max(leastPod, room), ellipsis)} ${container}`;
		}

		default: {
			const {kind, namespace, name} = source.subject;
			return `${source.kind.toUpperCase()} ${kind} ${[namespace, name].filter(Boolean).join('/')}`;
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

/**
 * The title of a document: what it is of, what is searched for, how a log stands, and `place`, which of its lines are
 * shown. `isTyping` while the search is still typed.
 */
export const documentTitle = (
	document: Document,
	place: string,
	width: number,
	isTyping: boolean,
	symbols: Symbols,
): string => {
	const {lines, note} = document;
	const rest = [
		// Why nothing comes is what one looks for, where it is so: it is not to be cut.
		note,
		searchText(document, isTyping),
		...logTexts(document),
		place,
		lines.dropped > 0 ? `${lines.dropped.toLocaleString('en')} earlier lines dropped` : '',
	]
		.filter(Boolean)
		.map(text => ` ${symbols.dot} ${text}`)
		.join('');
	return `${nameOf(document.source, rest, width, symbols.ellipsis)}${rest}`;
};

import {documentSize} from '../documents/document-selectors.ts';
import {lastPlace, movedPlace, placeOf} from '../documents/document-window.ts';
import {nextMatch} from '../documents/search.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import type {Document, Reading} from '../records/document.ts';
import {openDocument} from '../state/open-document.ts';
import type {State} from '../state/state.ts';

/** Cells that ← and → scroll by. */
const horizontalStep = 16;

/** Changes how the open document is read. */
export const read = ({store}: KeyContext, reading: Reading) => store.dispatch({type: 'document/scrolled', reading});

const windowOf = (state: State) => {
	const document = openDocument(state);
	return document && {document, ...documentSize(state)};
};

/** Moves through the open document; moving up makes it hold still. */
export const readOn = (context: KeyContext, by: number, unit: 'line' | 'page') => {
	const window = windowOf(context.store.getState());
	if (window === undefined) {
		return;
	}

	const {document, width, height} = window;
	const place = movedPlace(document, width, height, by * (unit === 'page' ? Math.max(1, height - 1) : 1));
	read(context, by < 0 ? {...place, isFollowing: false} : place);
};

/** To the beginning, or to the end, where what grows is followed again. */
export const readFrom = (context: KeyContext, end: 'first' | 'last') => {
	const window = windowOf(context.store.getState());
	if (window === undefined) {
		return;
	}

	const {document, width, height} = window;
	const grows = document.source.kind === 'logs' || document.source.kind === 'messages';
	read(
		context,
		end === 'first'
			? {top: 0, row: 0, left: 0, isFollowing: false}
			: {...lastPlace(document, width, height), isFollowing: grows},
	);
};

/** The match that is nearest to what is shown: within it or below, else above it. */
const nearestMatch = (document: Document, top: number): number | undefined => {
	const below = nextMatch(document, top - 1, 1);
	return below === undefined || below >= top ? below : nextMatch(document, top, -1);
};

/** Goes to the next match, or the one before; first to the nearest. A match is shown a third down, so that one sees what led to it. */
export const goToMatch = (context: KeyContext, by: 1 | -1, isFirst = false) => {
	const window = windowOf(context.store.getState());
	if (window === undefined) {
		return;
	}

	const {document, width, height} = window;
	const {top} = placeOf(document, width, height);
	const from = document.match < 0 ? top - by : document.match;
	const match = isFirst ? nearestMatch(document, top) : nextMatch(document, from, by);
	if (match === undefined) {
		const text =
			document.search === '' ? 'Nothing is searched for yet. / searches.' : `Nothing matches ${document.search}.`;
		context.store.dispatch({type: 'notice/shown', level: 'info', text});
		read(context, {match: -1});
		return;
	}

	read(context, {match, top: Math.max(0, match - Math.floor(height / 3)), row: 0, isFollowing: false});
};

export const moveSideways = (context: KeyContext, by: 1 | -1) => {
	const document = openDocument(context.store.getState());
	if (document?.isWrapped) {
		context.store.dispatch({type: 'notice/shown', level: 'info', text: 'Lines are wrapped; w ends that.'});
		return;
	}

	read(context, {left: Math.max(0, (document?.left ?? 0) + by * horizontalStep)});
};

/** Wraps lines, or lets them run out of the window, and stays where one is. */
export const toggleWrap = (context: KeyContext) => {
	const window = windowOf(context.store.getState());
	if (window !== undefined) {
		const {document, width, height} = window;
		const {top} = placeOf(document, width, height);
		read(context, {isWrapped: !document.isWrapped, top, row: 0, left: 0});
	}
};

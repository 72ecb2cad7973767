import type {Hands} from '../keyboard/key-binding.ts';
import type {State} from '../state/state.ts';
import type {Document, Reading} from './document.ts';
import {openDocument} from './document-reducer.ts';
import {documentSize} from './document-selectors.ts';
import {lastPlace, movedPlace, placeOf} from './document-window.ts';
import {nextMatch} from './search.ts';

/** Cells that ← and → move by. */
const sideways = 16;

/** Changes how the open document is read. */
export const read = ({store}: Hands, reading: Reading) => store.dispatch({type: 'read', reading});

const windowOf = (state: State) => {
	const document = openDocument(state);
	return document && {document, ...documentSize(state)};
};

/** Moves through the open document; whoever moves up wants it to hold still. */
export const readOn = (hands: Hands, by: number, unit: 'line' | 'page') => {
	const window = windowOf(hands.store.getState());
	if (window === undefined) {
		return;
	}

	const {document, width, height} = window;
	const place = movedPlace(document, width, height, by * (unit === 'page' ? Math.max(1, height - 1) : 1));
	read(hands, by < 0 ? {...place, isFollowing: false} : place);
};

/** To the beginning, or to the end, where what grows is followed again. */
export const readFrom = (hands: Hands, end: 'first' | 'last') => {
	const window = windowOf(hands.store.getState());
	if (window === undefined) {
		return;
	}

	const {document, width, height} = window;
	const grows = document.source.kind === 'logs' || document.source.kind === 'messages';
	read(
		hands,
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
export const goToMatch = (hands: Hands, by: 1 | -1, isFirst = false) => {
	const window = windowOf(hands.store.getState());
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
		hands.store.dispatch({type: 'notice', level: 'info', text});
		read(hands, {match: -1});
		return;
	}

	read(hands, {match, top: Math.max(0, match - Math.floor(height / 3)), row: 0, isFollowing: false});
};

export const moveSideways = (hands: Hands, by: 1 | -1) => {
	const document = openDocument(hands.store.getState());
	if (document?.isWrapped) {
		hands.store.dispatch({type: 'notice', level: 'info', text: 'Lines are wrapped; w ends that.'});
		return;
	}

	read(hands, {left: Math.max(0, (document?.left ?? 0) + by * sideways)});
};

/** Wraps lines, or lets them run out of the window, and stays where one is. */
export const toggleWrap = (hands: Hands) => {
	const window = windowOf(hands.store.getState());
	if (window !== undefined) {
		const {document, width, height} = window;
		const {top} = placeOf(document, width, height);
		read(hands, {isWrapped: !document.isWrapped, top, row: 0, left: 0});
	}
};

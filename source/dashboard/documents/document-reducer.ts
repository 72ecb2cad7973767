import {type Document, type DocumentSource, documentId, newDocument} from '../records/document.ts';
import {appended, noLines} from '../records/lines.ts';
import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';

/** Documents whose place is remembered. */
const remembered = 50;

/** The document that is open, or that help lies over. */
export const openDocumentId = ({overlay}: State): string | undefined => {
	const below = overlay?.kind === 'help' ? overlay.under : overlay;
	return below?.kind === 'document' ? below.id : undefined;
};

/** The document that has the keys. */
export const openDocument = ({overlay, documents}: State): Document | undefined =>
	overlay?.kind === 'document' ? documents.get(overlay.id) : undefined;

const withDocument = (state: State, id: string, change: (document: Document) => Document): State => {
	const document = state.documents.get(id);
	return document === undefined ? state : {...state, documents: new Map(state.documents).set(id, change(document))};
};

/** A document that is opened: to be loaded, but for what is there already. */
const begun = (place: Document, source: DocumentSource): Document => {
	if (source.kind === 'messages') {
		return {...place, phase: 'loaded'};
	}

	if (source.kind === 'copy') {
		return {...newDocument(source), phase: 'loaded', lines: appended(noLines, source.text.split('\n'))};
	}

	return {...place, source, phase: 'loading', problem: '', note: '', isEnded: false, lines: noLines};
};

/** What a document begins with that is opened: itself where it is open already, a log anew, anything else where one was in it. */
const resumed = (state: State, id: string, source: DocumentSource): Document => {
	const known = state.documents.get(id);
	if (known !== undefined && openDocumentId(state) === id) {
		return known;
	}

	return known === undefined || source.kind === 'logs' ? newDocument(source) : {...known, search: '', match: -1};
};

/** Opens it. What another document holds is let go: it is loaded again when it is opened. */
const opened = (state: State, source: DocumentSource): State => {
	const id = documentId(source);
	const others = [...state.documents]
		.filter(([other]) => other !== id)
		.map(([other, document]): [string, Document] => [
			other,
			other === 'messages' ? document : {...document, lines: noLines},
		])
		.slice(-remembered);
	return {
		...state,
		overlay: {kind: 'document', id},
		documents: new Map([...others, [id, begun(resumed(state, id, source), source)]]),
	};
};

const grown = (document: Document, lines: readonly string[], note: string, isEnded = false): Document => {
	const next = appended(document.lines, lines);
	// What was forgotten moves everything up.
	const gone = next.dropped - document.lines.dropped;
	return {
		...document,
		phase: 'loaded',
		problem: '',
		note,
		isEnded,
		lines: next,
		top: Math.max(0, document.top - gone),
		match: Math.max(-1, document.match - gone),
	};
};

/** Adds a line to what was said in this session. `at` in Unix milliseconds. */
export const withMessage = (state: State, level: 'info' | 'error', text: string, at: number): State => {
	const {documents} = state;
	const known = documents.get('messages') ?? newDocument({kind: 'messages'});
	const time = new Date(at).toTimeString().slice(0, 8);
	const line = `${time} ${level.padEnd(5)} ${text}`;
	return {...state, documents: new Map(documents).set('messages', grown(known, [line], ''))};
};

export const documentReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'document/opened': {
			return opened(state, action.source);
		}

		case 'document/loaded': {
			const lines = appended(noLines, action.lines);
			return withDocument(state, action.id, document => ({...document, phase: 'loaded', problem: '', lines}));
		}

		case 'document/grown': {
			return withDocument(state, action.id, document => grown(document, action.lines, action.note, action.isEnded));
		}

		case 'document/failed': {
			const {id, problem} = action;
			return withDocument(state, id, document => ({...document, phase: 'failed', problem}));
		}

		case 'document/scrolled': {
			const id = openDocumentId(state);
			return id === undefined ? state : withDocument(state, id, document => ({...document, ...action.reading}));
		}

		default: {
			return state;
		}
	}
};

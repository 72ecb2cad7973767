import {type Document, type DocumentSource, documentId, grown, newDocument} from '../records/document.ts';
import {appended, noLines} from '../records/lines.ts';
import type {Action} from '../state/action.ts';
import {openDocumentId, withDocument} from '../state/open-document.ts';
import type {Overlay} from '../state/overlay.ts';
import type {State} from '../state/state.ts';

/** Documents whose place is remembered. */
const remembered = 50;

/** A document that is opened: to be loaded, but for what is there already. */
const begun = (place: Document, source: DocumentSource): Document => {
	if (source.kind === 'messages') {
		return {...place, phase: 'loaded'};
	}

	if (source.kind === 'pane') {
		return {...newDocument(source), phase: 'loaded', lines: appended(noLines, source.lines)};
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

/** What a document goes back to: the pane it was opened from. */
const underOf = ({overlay}: State): Overlay | undefined => {
	if (overlay?.kind === 'document') {
		return overlay.under;
	}

	return overlay !== undefined && 'top' in overlay ? overlay : undefined;
};

/** Opens it. What another document holds is let go: it is loaded again when it is opened. */
const opened = (state: State, source: DocumentSource): State => {
	const id = documentId(source);
	const under = underOf(state);
	const others = [...state.documents]
		.filter(([other]) => other !== id)
		.map(([other, document]): [string, Document] => [
			other,
			other === 'messages' ? document : {...document, lines: noLines},
		])
		.slice(-remembered);
	return {
		...state,
		overlay: {kind: 'document', id, ...(under && {under})},
		documents: new Map([...others, [id, begun(resumed(state, id, source), source)]]),
	};
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

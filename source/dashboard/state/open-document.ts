import type {Document} from '../records/document.ts';
import type {State} from './state.ts';

/** The document that is open, or that help lies over. */
export const openDocumentId = ({overlay}: State): string | undefined => {
	const below = overlay?.kind === 'help' ? overlay.under : overlay;
	return below?.kind === 'document' ? below.id : undefined;
};

/** The document that has the keys. */
export const openDocument = ({overlay, documents}: State): Document | undefined =>
	overlay?.kind === 'document' ? documents.get(overlay.id) : undefined;

/** The state with another version of one document; the same where there is none of the id. */
export const withDocument = (state: State, id: string, change: (document: Document) => Document): State => {
	const document = state.documents.get(id);
	return document === undefined ? state : {...state, documents: new Map(state.documents).set(id, change(document))};
};

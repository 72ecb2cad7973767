import type {DocumentSource, Reading} from './document.ts';

/** What becomes of documents. Those that load answer with their id, so that what comes too late finds its own. */
export type DocumentAction =
	| {readonly type: 'document/opened'; readonly source: DocumentSource}
	/** Replaces the text. */
	| {readonly type: 'document/loaded'; readonly id: string; readonly lines: readonly string[]}
	/** Adds to its end; `note` replaces what was said about it. */
	| {
			readonly type: 'document/grown';
			readonly id: string;
			readonly lines: readonly string[];
			readonly note: string;
			/** False where it is absent. */
			readonly isEnded?: boolean;
	  }
	| {readonly type: 'document/failed'; readonly id: string; readonly problem: string}
	/** Someone reads on in the open document. */
	| {readonly type: 'document/scrolled'; readonly reading: Reading};

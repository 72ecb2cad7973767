import {goToMatch, moveSideways, read, toggleWrap} from '../effects/document-navigation.ts';
import type {KeyContext, OpenBinding, Scope} from '../keyboard/key-binding.ts';
import {documentId, shownLine} from '../records/document.ts';
import {withKeys} from '../records/key-choice.ts';
import {lineAt} from '../records/lines.ts';
import {openDocument} from '../state/open-document.ts';
import type {State} from '../state/state.ts';

const inDocuments: readonly Scope[] = ['document', 'logs'];

const wholeText = (state: State) => {
	const document = openDocument(state);
	return document === undefined
		? ''
		: Array.from(
				{length: document.lines.count},
				(_, index) => `${shownLine(document, lineAt(document.lines, index))}\n`,
			).join('');
};

/** Longer than this a terminal takes nothing to its clipboard: the least of the common limits is 100,000 bytes of base64 (xterm, tmux). */
const longestCopy = 74_000;

const copyText = ({store, commands}: KeyContext) => {
	const text = wholeText(store.getState());
	const size = Buffer.byteLength(text);
	if (size > longestCopy) {
		const said = `${size.toLocaleString('en')} bytes are too many for the clipboard. ${withKeys('{save}', store.getState().keys)} saves them to a file.`;
		store.dispatch({type: 'notice/shown', level: 'info', text: said});
		return;
	}

	commands.copy(text);
	const lines = openDocument(store.getState())?.lines.count ?? 0;
	store.dispatch({
		type: 'notice/shown',
		level: 'info',
		text: `Sent to the terminal: ${lines.toLocaleString('en')} lines.`,
	});
};

/** Writes the open document to a file; says where it went. */
const saveDocument = ({store, commands}: KeyContext) => {
	const state = store.getState();
	const document = openDocument(state);
	if (document !== undefined) {
		commands.save(documentId(document.source), wholeText(state));
	}
};

/** Loads the open document anew. */
const reload = ({store, commands}: KeyContext) => {
	const document = openDocument(store.getState());
	if (document !== undefined && document.source.kind !== 'messages' && document.source.kind !== 'pane') {
		store.dispatch({type: 'document/opened', source: document.source});
		commands.load(documentId(document.source), document.source);
	}
};

const emptyDisabled = (state: State) => (openDocument(state)?.lines.count ? undefined : 'There is no text here yet.');

/** Keys of the texts that are read over the lists. */
export const documentKeys: readonly OpenBinding[] = [
	{
		action: 'search',
		help: 'search by regular expression',
		scopes: inDocuments,
		footer: 'search',
		run({store}) {
			const search = openDocument(store.getState())?.search ?? '';
			store.dispatch({type: 'prompt/opened', prompt: {kind: 'search', text: '', before: search}});
		},
	},
	{
		action: 'next-match',
		help: 'next match',
		scopes: inDocuments,
		run: context => goToMatch(context, 1),
	},
	{action: 'previous-match', help: 'previous match', scopes: inDocuments, run: context => goToMatch(context, -1)},
	{
		action: 'full-screen',
		help: 'toggle full screen',
		scopes: inDocuments,
		footer: 'full screen',
		run: context => read(context, {isFull: !openDocument(context.store.getState())?.isFull}),
	},
	{
		action: 'copy-text',
		help: 'copy the whole text',
		scopes: inDocuments,
		footer: 'copy',
		disabled: emptyDisabled,
		run: copyText,
	},
	{
		action: 'save',
		help: 'save the whole text to a file; also :save',
		scopes: inDocuments,
		footer: 'save',
		disabled: emptyDisabled,
		run: saveDocument,
	},
	{action: 'wrap', help: 'toggle wrap', scopes: inDocuments, footer: 'wrap', run: toggleWrap},
	{
		action: 'reload',
		help: 'reload; also :reload',
		scopes: inDocuments,
		run: reload,
	},
	{action: 'scroll-left', help: 'scroll left', scopes: inDocuments, run: context => moveSideways(context, -1)},
	{action: 'scroll-right', help: 'scroll right', scopes: inDocuments, run: context => moveSideways(context, 1)},
];

import type {KeyContext} from '../keyboard/key-binding.ts';

const noText = 'This pane is a table, not a text.';

/** Why what is open cannot be taken as a text; a matrix is a table of its own. */
export const paneDisabled = ({overlay}: {readonly overlay: {readonly kind: string} | undefined}): string | undefined =>
	overlay?.kind === 'matrix' ? noText : undefined;

/** Opens the text of the pane to be read: searched, copied, saved. */
export const searchPane = ({store, openText}: KeyContext) => {
	const {title, lines} = openText(store.getState());
	store.dispatch({type: 'document/opened', source: {kind: 'pane', title, lines}});
	store.dispatch({type: 'prompt/opened', prompt: {kind: 'search', text: '', before: ''}});
};

/** Writes the text of the pane to a file; says where it went. */
export const savePane = ({store, commands, openText}: KeyContext) => {
	const {title, lines} = openText(store.getState());
	commands.save(title, `${lines.join('\n')}\n`);
};

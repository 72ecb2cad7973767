import type {KeyContext} from '../keyboard/key-binding.ts';

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

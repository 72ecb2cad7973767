import type {KeyContext} from '../keyboard/key-binding.ts';

/** Quits; asks first where that closes ports that someone may be using. */
export const leave = ({store, commands}: KeyContext) => {
	if (store.getState().forwards.size === 0) {
		commands.quit();
		return;
	}

	store.dispatch({type: 'prompt/opened', prompt: {kind: 'quit'}});
};

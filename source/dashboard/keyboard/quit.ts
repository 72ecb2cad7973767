import type {Hands} from './key-binding.ts';

/** Quits; asks first where that closes ports that someone may be using. */
export const leave = ({store, commands}: Hands) => {
	if (store.getState().forwards.size === 0) {
		commands.quit();
		return;
	}

	store.dispatch({type: 'prompted', prompt: {kind: 'quit'}});
};

import type {KeyContext} from '../keyboard/key-binding.ts';
import type {State} from '../state/state.ts';

export const logDisabled = ({log}: State) => (log.length === 0 ? 'No command has been run yet.' : undefined);

/** Opens the list of everything that was run, the newest selected. */
export const openLog = ({store}: KeyContext) => {
	const state = store.getState();
	const problem = logDisabled(state);
	if (problem !== undefined) {
		store.dispatch({type: 'notice/shown', level: 'info', text: problem});
		return;
	}

	store.dispatch({type: 'overlay/opened', overlay: {kind: 'log', selected: String(state.log[0]!.id)}});
};

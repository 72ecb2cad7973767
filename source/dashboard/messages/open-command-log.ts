import type {Hands} from '../keyboard/key-binding.ts';
import type {State} from '../state/state.ts';

export const logDisabled = ({log}: State) => (log.length === 0 ? 'No command has been run yet.' : undefined);

/** Opens the list of everything that was run, the newest selected. */
export const openLog = ({store}: Hands) => {
	const state = store.getState();
	const problem = logDisabled(state);
	if (problem !== undefined) {
		store.dispatch({type: 'notice', level: 'info', text: problem});
		return;
	}

	store.dispatch({type: 'opened-overlay', overlay: {kind: 'log', selected: String(state.log[0]!.id)}});
};

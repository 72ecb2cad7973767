import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';

/** The ports of this machine that lead to Services. */
export const forwardsReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'forwards/changed': {
			return {...state, forwards: action.forwards, now: Math.max(state.now, action.at)};
		}

		default: {
			return state;
		}
	}
};

import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';

/** What is loaded for the diagnosis that is open. */
export const diagnosisReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'diagnosis/aboutLoaded': {
			const {overlay} = state;
			return overlay?.kind === 'diagnosis' && overlay.key === action.key
				? {...state, overlay: {...overlay, about: action.sections}}
				: state;
		}

		default: {
			return state;
		}
	}
};

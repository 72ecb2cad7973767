import {cancelledMatrix, startedMatrix, withMatrixProgress} from '../records/matrix-run.ts';
import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';

/** The matrices that were asked for. */
export const matrixReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'matrix/started': {
			const {key, at} = action;
			return {...state, now: Math.max(state.now, at), matrices: new Map(state.matrices).set(key, startedMatrix(at))};
		}

		case 'matrix/progressed': {
			const run = state.matrices.get(action.key);
			return run === undefined
				? state
				: {...state, matrices: new Map(state.matrices).set(action.key, withMatrixProgress(run, action.progress))};
		}

		case 'matrix/cancelled': {
			const run = state.matrices.get(action.key);
			return run === undefined
				? state
				: {...state, matrices: new Map(state.matrices).set(action.key, cancelledMatrix(run))};
		}

		default: {
			return state;
		}
	}
};

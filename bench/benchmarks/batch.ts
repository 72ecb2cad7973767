import {rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import type {Benchmark} from '../benchmark.ts';
import {fullState, oneRow} from '../full-state.ts';

/** A batch with one changed row taken into the state, and what is listed computed anew. */
export const batch: Benchmark = {
	name: 'batch',
	// The list is copied and listed anew with each batch: some hundred nanoseconds for each Service.
	steepest: 0.4,
	prepare(services) {
		let state = fullState(services);
		return {
			ready: times => () => {
				for (let done = 0; done < times; done++) {
					state = rootReducer(state, oneRow(state));
				}
			},
		};
	},
};

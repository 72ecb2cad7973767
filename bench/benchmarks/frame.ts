import type {Benchmark} from '../benchmark.ts';
import {fullState, oneRow} from '../full-state.ts';
import {openTerminal} from '../terminal.ts';

/** A batch with one changed row on the screen, from the action to the last byte written. */
export const frame: Benchmark = {
	name: 'frame',
	steepest: 0.2,
	async prepare(services) {
		const terminal = await openTerminal(fullState(services));
		return {
			ready: times => async () => {
				for (let done = 0; done < times; done++) {
					terminal.store.dispatch(oneRow(terminal.store.getState()));
					await terminal.drawn();
				}
			},
			close: terminal.close,
		};
	},
};

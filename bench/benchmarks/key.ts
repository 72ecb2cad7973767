import type {Benchmark} from '../benchmark.ts';
import {fullState} from '../full-state.ts';
import {openTerminal} from '../terminal.ts';

/** The selection one row down, or back: from the key to the last byte written. */
export const key: Benchmark = {
	name: 'key',
	steepest: 0.2,
	async prepare(services) {
		const terminal = await openTerminal(fullState(services));
		return {
			ready: times => async () => {
				for (let done = 0; done < times; done++) {
					await terminal.press(done % 2 === 0 ? 'j' : 'k');
				}
			},
			close: terminal.close,
		};
	},
};

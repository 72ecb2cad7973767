import type {Benchmark} from '../benchmark.ts';
import {fillStore, joinAll} from '../filled-store.ts';
import {makeRecords} from '../records.ts';

/** All records into an empty store, and every Service joined. */
export const join: Benchmark = {
	name: 'join',
	steepest: 1.2,
	prepare(services) {
		const records = makeRecords(services);
		return {
			ready: times => () => {
				for (let done = 0; done < times; done++) {
					joinAll(fillStore(records));
				}
			},
		};
	},
};

import {diagnose as diagnoseView} from '../../source/rules/index.ts';
import type {Benchmark} from '../benchmark.ts';
import {fillStore, joinAll, synced} from '../filled-store.ts';
import {makeRecords} from '../records.ts';

/** Every view past every rule. */
export const diagnose: Benchmark = {
	name: 'diagnose',
	steepest: 1.2,
	prepare(services) {
		const views = joinAll(fillStore(makeRecords(services)));
		return {
			ready(times) {
				// What is found in a view is kept with it: each run needs views nobody has seen.
				const unseen = Array.from({length: times}, () => views.map(view => ({...view}))).flat();
				return () => {
					for (const view of unseen) {
						diagnoseView(view, synced);
					}
				};
			},
		};
	},
};

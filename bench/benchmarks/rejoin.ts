import type {Benchmark} from '../benchmark.ts';
import {fillStore, joinAll} from '../filled-store.ts';
import {makeRecords, withReadiness} from '../records.ts';

const rejoining = (name: string, isOneNamespace: boolean): Benchmark => ({
	name,
	steepest: 0.2,
	prepare(services) {
		const records = makeRecords(services, isOneNamespace);
		const store = fillStore(records);
		joinAll(store);
		const pod = records.pods[records.pods.length >> 1]!;
		const states = [withReadiness(pod, false), withReadiness(pod, true)];
		return {
			ready: times => () => {
				for (let done = 0; done < times; done++) {
					store.upsert('pods', states[done % 2]!);
					joinAll(store);
				}
			},
		};
	},
});

/** One pod becomes ready, or unready: what it touches is joined again. */
export const rejoin = rejoining('rejoin', false);

/** The same where everything is in one namespace. */
export const rejoinOneNamespace = rejoining('rejoin-one-namespace', true);

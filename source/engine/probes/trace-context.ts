import type {World} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {TraceContext} from '../../probes/trace/verdicts/trace-facts.ts';

/** What a trace may be judged by: policies only where all are known, as one that is missing may allow what others do not. */
export const surroundings = (inputs: Inputs, world: World | undefined): TraceContext => ({
	nodeOf: world?.nodeOf,
	podOf: world?.podOf,
	...(inputs.networkpolicies.phase === 'synced' && {
		policyBetween: world?.policyBetween,
		questionsOf: world?.questionsOf,
	}),
});

import type {ClusterStore} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {TraceContext} from '../../probes/trace/verdicts/trace-facts.ts';

/**
 * What a trace knows beyond its Service. Policies are left out unless all of them are known: a missing policy may allow
 * what the others do not.
 */
export const traceContextFrom = (inputs: Inputs, world: ClusterStore | undefined): TraceContext => ({
	nodeOf: world?.nodeOf,
	podOf: world?.podOf,
	...(inputs.networkpolicies.phase === 'synced' && {
		policyBetween: world?.policyBetween,
		questionsOf: world?.questionsOf,
	}),
});

import type {PolicyBetween} from '../../model/networking/network-policy.ts';
import type {Pod} from '../../model/objects.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {TraceContext} from '../../probes/trace/verdicts/trace-facts.ts';

type PodName = {readonly namespace: string; readonly name: string};

/**
 * What a trace knows beyond its Service. Policies are left out unless all of them are known: a missing policy may allow
 * what the others do not. `elsewhere` finds pods of namespaces that are not in the store: the client may be one of them.
 */
export const traceContextFrom = (
	inputs: Inputs,
	clusterStore: ClusterStore | undefined,
	elsewhere: (name: PodName) => Pod | undefined = () => undefined,
): TraceContext => {
	const podOf = (name: PodName) => clusterStore?.podOf(name) ?? elsewhere(name);
	const policyBetween: PolicyBetween = (client, ...backend) => {
		const stranger = elsewhere(client);
		return stranger === undefined
			? clusterStore!.policyBetween(client, ...backend)
			: clusterStore!.policyFrom(stranger, ...backend);
	};
	return {
		podOf,
		nodeOf: name => podOf(name)?.node || undefined,
		...(clusterStore !== undefined && inputs.nodes.phase === 'synced' && {nodes: [...clusterStore.records('nodes')]}),
		...(clusterStore !== undefined &&
			inputs.networkpolicies.phase === 'synced' && {policyBetween, questionsOf: clusterStore.questionsOf}),
	};
};

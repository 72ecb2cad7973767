import {createProbeTools, type ProbeTools} from '../../engine/probes/probe-tools.ts';
import {traceContextFrom} from '../../engine/probes/trace-context.ts';
import type {Pod} from '../../model/objects.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import {createSemaphore, limitConcurrency} from '../../probes/trace/limit-concurrency.ts';
import type {TraceSite} from '../../probes/trace/trace-site.ts';
import type {TraceContext} from '../../probes/trace/verdicts/trace-facts.ts';
import type {ClusterAccess} from '../with-cluster.ts';

/** What is known of the cluster when something is probed. */
export type ProbedCluster = {readonly clusterStore: ClusterStore; readonly inputs: Inputs};

/** How a command that probes many Services gets into pods. */
export type ProbeSession = {
	/** Runs commands in pods, a bounded number at once. */
	readonly exec: Exec;
	readonly signal: AbortSignal;
	readonly limits: TraceSite['limits'];
	/** What a trace from this client needs, by what is known of the cluster now. No debug container is ever added. */
	siteOf(client: Target, known: ProbedCluster): TraceSite & TraceContext;
};

/**
 * Opens the ways into pods. `podNamed` finds a pod that is known; `wrap` gets the plain exec, to count or to limit what runs;
 * `signal` ends everything.
 */
export const createProbeSession = (
	{connection, kubectlFlags, configuration: {limits}, log}: ClusterAccess,
	{
		podNamed,
		signal,
		wrap = exec => exec,
	}: {
		readonly podNamed: (namespace: string, name: string) => Pod | undefined;
		readonly signal: AbortSignal;
		readonly wrap?: (exec: Exec) => Exec;
	},
): ProbeSession => {
	const tools: ProbeTools = createProbeTools(connection, {
		...{kubectlFlags, podNamed, limits, log},
		isConnectionLogged: true,
	});
	const exec = limitConcurrency(wrap(tools.exec), createSemaphore(limits.atOnce));
	return {
		exec,
		signal,
		limits,
		siteOf: (client, {clusterStore, inputs}) => ({
			client,
			exec,
			dial: tools.dial,
			signal,
			limits,
			proxy: undefined,
			enterDebug: async () => undefined,
			...traceContextFrom(
				inputs,
				clusterStore,
				({namespace, name}) => clusterStore.podOf({namespace, name}) ?? podNamed(namespace, name),
			),
		}),
	};
};

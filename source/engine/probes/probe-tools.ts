import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {Pod} from '../../model/objects.ts';
import type {Dial} from '../../model/pod-access/dial.ts';
import type {Entered} from '../../model/pod-access/entered.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import type {ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {commandTimeoutMs, type ProbeLimits} from '../../probes/limits.ts';
import type {Log} from '../log/log-entry.ts';
import {loggedDial} from '../log/logged-dial.ts';
import {loggedExec} from '../log/logged-exec.ts';
import {loggedProxy} from '../log/logged-proxy.ts';
import {knownContainer} from './known-container.ts';
import {enterProbePod, type ProbePodEntry} from './probe-pod-entry.ts';

/**
 * The debug container of a pod, once it runs. Without an image it only enters one that runs already. `progress` gets what is
 * waited for. Never rejects.
 */
export type EnterDebug = (
	client: Target,
	image: string | undefined,
	options: {readonly signal: AbortSignal; readonly progress: (text: string) => void},
) => Promise<Entered | undefined>;

/** Makes a pod like a client, and waits until it runs; `clusterStore` knows its namespace. Never rejects. */
export type EnterPod = (
	client: Target,
	options: {
		readonly clusterStore: ClusterStore;
		readonly image: string;
		readonly signal: AbortSignal;
		readonly progress: (text: string) => void;
	},
) => Promise<ProbePodEntry>;

/** The ways into a cluster that probes use. */
export type ProbeTools = {
	/** Runs commands in pods. */
	readonly exec: Exec;
	/** Opens connections to ports of pods, as kubectl port-forward does. */
	readonly dial: Dial;
	/** Asks a Service through the API server. */
	readonly proxy: ServiceProxy;
	readonly enterDebug: EnterDebug;
	/** Makes a pod like a client, to ask in its place. */
	readonly enterPod: EnterPod;
};

type Options = {
	/** What kubectl has to be told besides a context; undefined where it finds the same cluster by itself. */
	readonly kubectlFlags: readonly string[] | undefined;
	/** Finds a pod of the store, to tell later whether a container is still the same one. */
	readonly podNamed: (namespace: string, name: string) => Pod | undefined;
	readonly limits: ProbeLimits;
	/** Gets every command and request; nothing is logged without it. */
	readonly log: Log | undefined;
	/** Whether the connection logs its own requests. */
	readonly isConnectionLogged: boolean;
};

/** Opens the tools of one connection. Their code is loaded with the first probe: WebSockets take 30 ms to load. */
export const createProbeTools = (
	connection: Connection,
	{kubectlFlags, podNamed, limits, log, isConnectionLogged}: Options,
): ProbeTools => {
	let loadedExec: Exec | undefined;
	const exec: Exec = async (...call) => {
		const [{createExec}, {withPodEnds}] = await Promise.all([
			import('../../kubernetes/exec/create-exec.ts'),
			import('../../kubernetes/exec/exec-with-ends.ts'),
		]);
		loadedExec ??= withPodEnds(createExec(connection), connection, knownContainer(podNamed));
		return loadedExec(...call);
	};

	const dial: Dial = async (...call) => {
		const {createDial} = await import('../../kubernetes/exec/port-forward.ts');
		return createDial(connection)(...call);
	};

	const proxy: ServiceProxy = async (...call) => {
		const {createServiceProxy} = await import('../../kubernetes/objects/service-proxy.ts');
		return createServiceProxy(connection, commandTimeoutMs(limits))(...call);
	};

	const enterDebug: EnterDebug = async (...call) => {
		const {enterDebugContainer} = await import('../../kubernetes/exec/debug-container.ts');
		return enterDebugContainer(connection, ...call);
	};

	const enterPod: EnterPod = (client, options) => enterProbePod(connection, client, {...options, podNamed});

	if (log === undefined) {
		return {exec, dial, proxy, enterDebug, enterPod};
	}

	return {
		exec: loggedExec(exec, {context: connection.context, kubectlFlags}, log),
		dial: loggedDial(dial, log),
		proxy: isConnectionLogged ? proxy : loggedProxy(proxy, log),
		enterDebug,
		enterPod,
	};
};

import type {Connection} from '../kubernetes/connection/connection.ts';
import type {Pod, Service, Suppression} from '../model/objects.ts';
import {type Inputs, noInputs} from '../model/sync-status.ts';
import type {ProbeLimits} from '../probes/limits.ts';
import type {DnsReplicaLookup} from '../probes/names/dns-replica.ts';
import type {ServiceLookup} from '../probes/trace/trace-subject.ts';
import type {TraceContext} from '../probes/trace/verdicts/trace-facts.ts';
import type {WayInObjects} from '../probes/way-in/objects/way-in-objects.ts';
import {createElsewherePods} from './elsewhere-pods.ts';
import type {Log} from './log/log-entry.ts';
import {loggedConnection} from './log/logged-connection.ts';
import type {Cluster} from './open-cluster.ts';
import {createDnsReplicaLookup} from './probes/dns-replica-lookup.ts';
import {createProbeTools, type ProbeTools} from './probes/probe-tools.ts';
import {createServiceLookup, takeServiceSnapshot} from './probes/service-lookup.ts';
import {traceContextFrom} from './probes/trace-context.ts';
import {wayInObjects} from './probes/way-in-objects.ts';
import {type ClusterWatch, type WatchListener, watchCluster} from './watch-cluster.ts';

/** Milliseconds between two requests for events once there have been many: nobody reads more of them on a screen. */
const fetchIntervalMs = 100;

export type SessionListener = WatchListener & {
	/** The context is about to be closed: what uses its connection has to stop. Also called when the session stops. */
	closing(): void;
	/** A context is open. What is known of its cluster follows. */
	contextOpened(connection: Connection, tools: ProbeTools): void;
	/** A namespace is watched from now on, all of them where undefined; what was known before is void. */
	namespaceOpened(connection: Connection, namespace: string | undefined): void;
	/** Gets every command in a pod, and requests where those are logged. */
	readonly logged: Log;
};

export type SessionSettings = {
	/** The namespace that a context starts in; all where undefined. */
	readonly startNamespace: (connection: Connection) => string | undefined;
	/** Findings that are ignored. */
	readonly suppression: Suppression;
	readonly limits: ProbeLimits;
	/** Whether every request is logged. */
	readonly isVerbose: boolean;
};

/** Watches one context and one namespace at a time. */
export type Session = {
	/** Opens a context, the wanted or current one where none is named. Throws a ClusterError of kind `kubeconfig`. */
	openContext(context?: string): void;
	/** Watches another namespace of the same context; all where undefined. */
	openNamespace(namespace: string | undefined): void;
	connection(): Connection | undefined;
	watch(): ClusterWatch | undefined;
	/** The pods of all namespaces: those that are watched, else as the server lists them now. Rejects with a ClusterError. */
	allPods(): Promise<readonly Pod[]>;
	/** A pod of a watched namespace, or one that was listed of another; undefined where none is known of the name. */
	podNamed(namespace: string, name: string): Pod | undefined;
	/** Finds a Service of any namespace, for a trace. */
	readonly findService: ServiceLookup;
	/** Finds the servers behind a nameserver, for a trace. */
	readonly dnsReplicas: DnsReplicaLookup;
	/** What a trace knows beyond its Service. */
	traceContext(): TraceContext;
	/** The objects by which requests come in, as they are now; undefined while nothing is watched. */
	wayInObjects(): WayInObjects | undefined;
	stop(): void;
};

/** Opens nothing yet. `listener` gets all that happens. */
export const createSession = (
	cluster: Cluster,
	listener: SessionListener,
	{startNamespace, suppression, limits, isVerbose}: SessionSettings,
): Session => {
	let connection: Connection | undefined;
	let watch: ClusterWatch | undefined;
	let namespace: string | undefined;
	let inputs: Inputs = noInputs;

	const elsewhere = createElsewherePods();
	/** Ends lists of pods that are under way. */
	let lists = new AbortController();

	const isWatched = (place: string) => (namespace ?? place) === place;

	const podNamed = (place: string, name: string) =>
		isWatched(place) ? watch?.clusterStore.podOf({namespace: place, name}) : elsewhere.podOf({namespace: place, name});

	const known = () => watch && {namespace, clusterStore: watch.clusterStore, inputs};
	const snapshotOf = (place: string, isWanted: (service: Service) => boolean) =>
		takeServiceSnapshot(connection!, place, isWanted, suppression);
	const findService = createServiceLookup(known, (place, name) => snapshotOf(place, service => service.name === name));
	const dnsReplicas = createDnsReplicaLookup(known, snapshotOf);

	const openNamespace = (next: string | undefined) => {
		if (connection === undefined) {
			return;
		}

		watch?.stop();
		namespace = next;
		inputs = noInputs;
		listener.namespaceOpened(connection, next);
		watch = watchCluster(
			connection,
			{
				...listener,
				batch(batch) {
					inputs = batch.inputs;
					listener.batch(batch);
				},
			},
			{namespace, suppression, fetchIntervalMs},
		);
	};

	return {
		openContext(context) {
			const opened = cluster.open(context);
			watch?.stop();
			lists.abort();
			lists = new AbortController();
			listener.closing();
			connection?.close();
			elsewhere.forget();
			connection = isVerbose ? loggedConnection(opened, listener.logged) : opened;
			const tools = createProbeTools(connection, {
				...{kubectlFlags: cluster.kubectlFlags, podNamed, limits},
				...{log: listener.logged, isConnectionLogged: isVerbose},
			});
			listener.contextOpened(connection, tools);
			openNamespace(startNamespace(connection));
		},
		openNamespace,
		connection: () => connection,
		watch: () => watch,
		async allPods() {
			if (connection === undefined || watch === undefined) {
				return [];
			}

			return namespace === undefined
				? ([...watch.clusterStore.records('pods')] as Pod[])
				: elsewhere.list(connection, lists.signal);
		},
		podNamed,
		findService,
		dnsReplicas,
		wayInObjects: () => watch && wayInObjects(watch.clusterStore, inputs, namespace === undefined),
		traceContext: () =>
			traceContextFrom(inputs, watch?.clusterStore, each =>
				isWatched(each.namespace) ? undefined : elsewhere.podOf(each),
			),
		stop() {
			watch?.stop();
			lists.abort();
			listener.closing();
			connection?.close();
		},
	};
};

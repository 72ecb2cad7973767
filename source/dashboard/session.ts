import type {Configuration} from '../cli/configuration/configuration.ts';
import {observedConnection} from '../engine/log/logged-connection.ts';
import {recordedDial} from '../engine/log/logged-dial.ts';
import {recordedExec} from '../engine/log/logged-exec.ts';
import {recordedProxy} from '../engine/log/logged-proxy.ts';
import type {Cluster} from '../engine/open-cluster.ts';
import {knownContainer} from '../engine/probes/known-container.ts';
import {dialIn, enterDebugIn, execIn, lookAside, proxyIn} from '../engine/probes/lazy-imports.ts';
import {createServiceLookup} from '../engine/probes/service-lookup.ts';
import {surroundings} from '../engine/probes/trace-context.ts';
import {type Following, follow} from '../engine/watch-cluster.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import type {RememberedAnswers} from '../local/saved-answers.ts';
import {areSame} from '../model/deep-equal.ts';
import {keyOf, type Pod, type Suppression} from '../model/objects.ts';
import {isSettled} from '../model/sync-status.ts';
import type {ProbeLimits} from '../probes/limits.ts';
import {lookUpAccess} from './access-effects.ts';
import {createReader, type Reader} from './documents/document-loader.ts';
import {countedPorts} from './forwards/forward.ts';
import type {Forwarder} from './forwards/forwarder.ts';
import type {Unnumbered} from './messages/command-log.ts';
import {createProber, type Prober} from './probe/probe-runner.ts';
import type {Action, State} from './state/root-reducer.ts';
import type {Store} from './state/store.ts';

/** Milliseconds between two questions about events, where there are many: nobody reads more of them while looking at a screen. */
const eventInterval = 100;

/** What the dashboard follows at the moment. */
export type Session = {
	/** Opens a context, the wanted or current one where none is named. Throws a ClusterError of kind `kubeconfig`. */
	openContext(context?: string): void;
	/** Resolves when all Services are here, or it is known that they cannot be had. */
	readonly hasServices: Promise<void>;
	/** Follows another namespace of the same context; all where undefined. */
	openNamespace(namespace: string | undefined): void;
	following(): Following | undefined;
	prober(): Prober | undefined;
	reader(): Reader | undefined;
	connection(): Connection | undefined;
	/** A pod of a namespace that is followed; undefined where there is none of the name. */
	podNamed(namespace: string, name: string): Pod | undefined;
	/** What forwards ports to the context at hand; loaded when it is first asked for. */
	forwarder(): Promise<Forwarder> | undefined;
	stop(): void;
};

/** The namespace a context starts in: what a flag says, what is configured, the context's own, else all. */
export type StartNamespace = (connection: Connection) => string | undefined;

export type SessionSettings = {
	/** Findings that are ignored. */
	readonly suppression: Suppression;
	readonly limits: ProbeLimits;
	/** What is configured of each context. */
	readonly contexts: Configuration['contexts'];
	/** Whether requests are logged. */
	readonly isVerbose: boolean;
};

/** Follows one context and one namespace at a time, and tells the store what it sees. */
export const createSession = (
	cluster: Cluster,
	store: Store<State, Action>,
	startNamespace: StartNamespace,
	remembered: RememberedAnswers,
	{suppression, limits, contexts: configured, isVerbose}: SessionSettings,
): Session => {
	let connection: Connection | undefined;
	let following: Following | undefined;
	let prober: Prober | undefined;
	let reader: Reader | undefined;
	let forwarder: Promise<Forwarder> | undefined;
	let endAccessLookup = () => {};

	const podNamed = (namespace: string, name: string) =>
		following?.world.podsIn(namespace).find(pod => pod.name === name);

	const forward = async (to: Connection) => {
		const {createForwarder} = await import('./forwards/forwarder.ts');
		return createForwarder(to, store, podNamed);
	};

	/** What leads to a context ends with it. */
	const endForwards = () => {
		void forwarder?.then(({stopAll}) => stopAll());
		forwarder = undefined;
	};

	const lookUp = createServiceLookup(
		() => {
			const {inputs, namespace} = store.getState();
			return following && {namespace, world: following.world, inputs};
		},
		(namespace, name) => lookAside(connection!, namespace, name, suppression),
	);

	const {promise: hasServices, resolve: serve} = Promise.withResolvers<void>();

	let entries = 0;
	const log = (entry: Unnumbered) => store.dispatch({type: 'ran', entry: {...entry, id: ++entries}});

	/** Whether the context at hand does not let one look at all namespaces. */
	let isConfined = false;

	const confine = (to: Connection) => {
		isConfined = true;
		const known = remembered.of(to).namespace;
		if (known !== undefined) {
			openNamespace(known);
			return;
		}

		store.dispatch({type: 'prompted', prompt: {kind: 'command', text: 'ns ', place: -1}});
	};

	const openNamespace = (namespace: string | undefined) => {
		if (connection === undefined) {
			return;
		}

		if (isConfined && namespace !== undefined) {
			remembered.keep(connection, {namespace});
		}

		following?.stop();
		store.dispatch({type: 'opened', context: connection.context, namespace});
		let names: readonly string[] = [];
		following = follow(
			connection,
			namespace,
			{
				batch({changed, removed, isComplete, inputs}) {
					store.dispatch({type: 'inputs', inputs});
					store.dispatch({type: 'rows', changed, removed, isComplete, at: Date.now()});
					if (isSettled(inputs.services)) {
						serve();
					}

					if (namespace === undefined && !isConfined && inputs.services.phase === 'forbidden') {
						confine(connection!);
						return;
					}

					const current = following?.world.namespaceNames() ?? names;
					if (!areSame(names, current)) {
						names = current;
						store.dispatch({type: 'namespaces', names});
					}
				},
				lost(since, {message}) {
					store.dispatch({type: 'connection', connection: {state: 'lost', since, problem: message}});
				},
				slow(ms) {
					const text = `The API server answers in ${(ms / 1000).toFixed(1)} s.`;
					store.dispatch({type: 'notice', level: 'info', text, at: Date.now()});
				},
				heard() {
					store.dispatch({type: 'connection', connection: {state: 'live'}});
				},
			},
			suppression,
			eventInterval,
		);
	};

	return {
		openContext(context) {
			const opened = cluster.open(context);
			const next = isVerbose ? observedConnection(opened, log) : opened;
			const {forwards, context: before} = store.getState();
			following?.stop();
			prober?.stop();
			reader?.stop();
			endForwards();
			connection?.close();
			connection = next;
			isConfined = false;
			reader = createReader(
				connection,
				store,
				service => following?.world.view(keyOf(service))?.pods.map(({name}) => name) ?? [],
			);
			prober = createProber(
				recordedExec(
					execIn(connection, knownContainer(podNamed)),
					{context: connection.context, kubeconfigFile: cluster.kubeconfigFile},
					log,
				),
				recordedDial(dialIn(connection), log),
				store,
				() => surroundings(store.getState().inputs, following?.world),
				enterDebugIn(connection),
				recordedProxy(proxyIn(connection, limits), log),
				limits,
				lookUp,
			);
			endAccessLookup();
			endAccessLookup = lookUpAccess(connection, store);
			openNamespace(startNamespace(connection));
			if ((configured[connection.context]?.probe ?? remembered.of(connection).probe) === 'allow') {
				store.dispatch({type: 'consented'});
			}

			if (forwards.size > 0) {
				const text = `${countedPorts(forwards.size)} no longer forwarded: context ${before} was left.`;
				store.dispatch({type: 'notice', level: 'info', text, at: Date.now()});
			}
		},
		hasServices,
		openNamespace,
		following: () => following,
		prober: () => prober,
		reader: () => reader,
		connection: () => connection,
		podNamed,
		forwarder() {
			forwarder ??= connection && forward(connection);
			return forwarder;
		},
		stop() {
			following?.stop();
			prober?.stop();
			reader?.stop();
			endForwards();
			endAccessLookup();
			connection?.close();
		},
	};
};

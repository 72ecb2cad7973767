import type {Cluster} from '../engine/open-cluster.ts';
import {createSession, type Session, type SessionSettings} from '../engine/session.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import type {SavedAnswers} from '../local/saved-answers.ts';
import {isShallowEqual} from '../model/deep-equal.ts';
import {keyOf} from '../model/objects.ts';
import {isSettled} from '../model/sync-status.ts';
import {lookUpAccess} from './access-effects.ts';
import {createDocumentLoader, type DocumentLoader} from './documents/document-loader.ts';
import type {Forwarder} from './forwards/forwarder.ts';
import {readLastLines} from './last-line-effects.ts';
import {createProbeRunner, type ProbeRunner} from './probe/probe-runner.ts';
import {countedPorts} from './records/forward.ts';
import type {Action, State} from './state/root-reducer.ts';
import type {Store} from './state/store.ts';

/** Its code is loaded where it is used, as TLS takes a while to load. */
const openMachine = async (limits: SessionSettings['limits']) => {
	const {createMachine} = await import('../machine/create-machine.ts');
	return createMachine(limits, process.env);
};

/** The session of the dashboard: all that happens in it goes to the store. */
export type DashboardSession = Session & {
	/** Resolves when all Services have a row, or cannot be read. */
	readonly hasServices: Promise<void>;
	/** Runs probes in the open context. */
	probeRunner(): ProbeRunner | undefined;
	/** Loads documents of the open context. */
	documentLoader(): DocumentLoader | undefined;
	/** Forwards ports to the open context. Its code is loaded when it is first asked for. */
	forwarder(): Promise<Forwarder> | undefined;
};

type Settings = SessionSettings & {
	/** Whether probes of a context run without a question. */
	readonly isProbeAllowed: (connection: Connection) => boolean;
	/** Is told of each connection, before anything is asked of it. */
	readonly connected: (connection: Connection) => void;
};

/** Opens nothing yet. `answers` remembers the namespace of a user who may not read all of them. */
export const createDashboardSession = (
	cluster: Cluster,
	store: Store<State, Action>,
	answers: SavedAnswers,
	{isProbeAllowed, connected, ...settings}: Settings,
): DashboardSession => {
	let probeRunner: ProbeRunner | undefined;
	let documentLoader: DocumentLoader | undefined;
	let forwarder: Promise<Forwarder> | undefined;
	let endAccessLookup = () => {};
	let endLastLines = () => {};
	/** Whether the user may not read all namespaces of the open context. */
	let isConfined = false;
	let watchedNamespace: string | undefined;
	let namespaceNames: readonly string[] = [];
	let lastEntry = 0;
	let areServicesHere = false;
	const {promise: hasServices, resolve: onServices} = Promise.withResolvers<void>();

	const loadForwarder = async (connection: Connection) => {
		const {createForwarder} = await import('./forwards/forwarder.ts');
		return createForwarder(connection, store, session.podNamed);
	};

	/** Opens the namespace that was chosen the last time, or asks for one. */
	const confine = (connection: Connection) => {
		isConfined = true;
		const known = answers.of(connection).namespace;
		if (known === undefined) {
			store.dispatch({type: 'prompt/opened', prompt: {kind: 'command', text: 'ns ', place: -1}});
		} else {
			session.openNamespace(known);
		}
	};

	const noticeEndedForwards = () => {
		const {forwards, context} = store.getState();
		if (forwards.size > 0) {
			const text = `${countedPorts(forwards.size)} no longer forwarded: context ${context} was left.`;
			return () => store.dispatch({type: 'notice/shown', level: 'info', text, at: Date.now()});
		}

		return () => {};
	};

	const session = createSession(
		cluster,
		{
			closing() {
				void probeRunner?.stop();
				documentLoader?.stop();
				endAccessLookup();
				endLastLines();
				// Forwards lead to the context that is closed.
				void forwarder?.then(({stopAll}) => stopAll());
				forwarder = undefined;
			},
			contextOpened(connection, tools) {
				isConfined = false;
				connected(connection);
				documentLoader = createDocumentLoader(
					connection,
					store,
					service =>
						session
							.watch()
							?.clusterStore.view(keyOf(service))
							?.pods.map(({name}) => name) ?? [],
				);
				probeRunner = createProbeRunner({
					...{store, tools, limits: settings.limits},
					storeOf: namespace =>
						(watchedNamespace ?? namespace) === namespace ? session.watch()?.clusterStore : undefined,
					...{
						traceContext: session.traceContext,
						wayInObjects: session.wayInObjects,
						findService: session.findService,
						dnsReplicas: session.dnsReplicas,
					},
					...(!store.getState().isDemo && {openMachine}),
				});
				endAccessLookup = lookUpAccess(connection, store);
				endLastLines = readLastLines(connection, store);
			},
			namespaceOpened({context}, namespace) {
				watchedNamespace = namespace;
				namespaceNames = [];
				store.dispatch({type: 'scope/opened', context, namespace});
			},
			batch({changed, removed, isComplete, inputs}) {
				store.dispatch({type: 'inputs/changed', inputs});
				store.dispatch({type: 'rows/changed', changed, removed, isComplete, at: Date.now()});
				if (!areServicesHere && isSettled(inputs.services) && (session.watch()?.clusterStore.hasAllViews() ?? false)) {
					areServicesHere = true;
					onServices();
				}

				if (watchedNamespace === undefined && !isConfined && inputs.services.phase === 'forbidden') {
					confine(session.connection()!);
					return;
				}

				const names = session.watch()?.clusterStore.namespaceNames() ?? namespaceNames;
				if (!isShallowEqual(namespaceNames, names)) {
					namespaceNames = names;
					store.dispatch({type: 'namespaces/listed', names});
				}
			},
			onDown(since, {message}) {
				store.dispatch({type: 'connection/changed', connection: {state: 'lost', since, problem: message}});
			},
			onSlow(ms) {
				const text = `The API server is slow: ${(ms / 1000).toFixed(1)} s per request.`;
				store.dispatch({type: 'notice/shown', level: 'info', text, at: Date.now()});
			},
			onUp() {
				store.dispatch({type: 'connection/changed', connection: {state: 'live'}});
			},
			logged(entry) {
				lastEntry++;
				store.dispatch({type: 'commands/ran', entry: {...entry, id: lastEntry}});
			},
		},
		settings,
	);

	return {
		...session,
		hasServices,
		openContext(context) {
			const notice = noticeEndedForwards();
			session.openContext(context);
			const connection = session.connection()!;
			if (isProbeAllowed(connection)) {
				store.dispatch({type: 'probes/allowed'});
			}

			notice();
		},
		openNamespace(namespace) {
			const connection = session.connection();
			if (connection !== undefined && isConfined && namespace !== undefined) {
				answers.keep(connection, {namespace});
			}

			session.openNamespace(namespace);
		},
		probeRunner: () => probeRunner,
		documentLoader: () => documentLoader,
		forwarder() {
			const connection = session.connection();
			forwarder ??= connection && loadForwarder(connection);
			return forwarder;
		},
	};
};

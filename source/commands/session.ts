import type {Connection} from '../cluster/connection.ts';
import {createExec} from '../cluster/exec.ts';
import {areSame} from '../model/same.ts';
import type {Store} from '../state/store.ts';
import type {Action, State} from '../state/update.ts';
import {type Following, follow} from './follow.ts';
import type {Cluster} from './open-cluster.ts';
import {createProber, type Prober} from './prober.ts';

/** What the dashboard follows at the moment. */
export type Session = {
	/** Opens a context, the wanted or current one where none is named. Throws a ClusterError of kind `kubeconfig`. */
	openContext(context?: string): void;
	/** Follows another namespace of the same context; all where undefined. */
	openNamespace(namespace: string | undefined): void;
	following(): Following | undefined;
	prober(): Prober | undefined;
	stop(): void;
};

/** The namespace a context starts in: the one asked for, the context's own, else all. */
export type StartNamespace = (connection: Connection) => string | undefined;

/** Follows one context and one namespace at a time, and tells the store what it sees. */
export const createSession = (
	cluster: Cluster,
	store: Store<State, Action>,
	startNamespace: StartNamespace,
): Session => {
	let connection: Connection | undefined;
	let following: Following | undefined;
	let prober: Prober | undefined;

	const openNamespace = (namespace: string | undefined) => {
		if (connection === undefined) {
			return;
		}

		following?.stop();
		store.dispatch({type: 'opened', context: connection.context, namespace});
		let names: readonly string[] = [];
		following = follow(connection, namespace, {
			batch({changed, removed, isComplete, inputs}) {
				store.dispatch({type: 'inputs', inputs});
				store.dispatch({type: 'rows', changed, removed, isComplete});
				const current = following?.world.namespaceNames() ?? names;
				if (!areSame(names, current)) {
					names = current;
					store.dispatch({type: 'namespaces', names});
				}
			},
			lost(since, {message}) {
				store.dispatch({type: 'connection', connection: {state: 'lost', since, problem: message}});
			},
			heard() {
				store.dispatch({type: 'connection', connection: {state: 'live'}});
			},
		});
	};

	return {
		openContext(context) {
			const next = cluster.open(context);
			following?.stop();
			prober?.stop();
			connection?.close();
			connection = next;
			prober = createProber(createExec(connection), store);
			openNamespace(startNamespace(connection));
		},
		openNamespace,
		following: () => following,
		prober: () => prober,
		stop() {
			following?.stop();
			prober?.stop();
			connection?.close();
		},
	};
};

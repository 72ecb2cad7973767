import type {WriteStream} from 'node:tty';
import type {SavedAnswers} from '../local/saved-answers.ts';
import {writeScreenDump} from '../local/screen-dump.ts';
import type {Pod} from '../model/objects.ts';
import {hasVariables} from '../model/ports/service-variables.ts';
import {clients, clientsElsewhere} from '../probes/clients.ts';
import {proposeUrl} from '../probes/requests/proposed-url.ts';
import {collectInTurns} from './effects/collect-in-turns.ts';
import {forwardCommands} from './forwards/forward-commands.ts';
import type {DashboardSession} from './session.ts';
import type {Commands} from './state/commands.ts';
import type {Action, State} from './state/root-reducer.ts';
import type {Store} from './state/store.ts';
import {copyText} from './terminal/clipboard.ts';
import type {Mounted} from './terminal/mount.tsx';
import {showRawText} from './terminal/raw-text.ts';

type Options = {
	readonly session: DashboardSession;
	readonly store: Store<State, Action>;
	readonly answers: SavedAnswers;
	readonly stdin: typeof process.stdin;
	readonly stdout: WriteStream;
	/** The mounted screen; undefined until it is loaded. */
	readonly screen: () => Mounted | undefined;
};

/** What keys and prompts can have done outside of the store. */
export const createCommands = ({session, store, answers, stdin, stdout, screen}: Options): Commands => {
	let isLent = false;
	/** Ends the list of pods of other namespaces that is still being made. */
	let listing = new AbortController();
	const viewOf = (key: string) => session.watch()?.clusterStore.view(key);
	const podsIn = (namespace: string) => session.watch()?.clusterStore.podsIn(namespace) ?? [];
	const notice = (level: 'info' | 'error', text: string, at?: number) =>
		store.dispatch({type: 'notice/shown', level, text, ...(at !== undefined && {at})});

	return {
		openNamespace: session.openNamespace,
		openContext(context) {
			try {
				session.openContext(context);
			} catch (error) {
				notice('error', (error as Error).message);
			}
		},
		clientsFor(key) {
			const view = viewOf(key);
			return view === undefined ? [] : clients(view, podsIn(view.service.namespace));
		},
		async listOtherClients(key) {
			listing.abort();
			listing = new AbortController();
			const {signal} = listing;
			let pods: readonly Pod[] = [];
			try {
				pods = await session.allPods();
			} catch (error) {
				const {name, message} = error as Error;
				// The context was left.
				if (name !== 'AbortError') {
					notice('info', `Pods of other namespaces cannot be listed: ${message}`);
				}
			}

			const view = viewOf(key);
			const choices = await collectInTurns(view === undefined ? [] : clientsElsewhere(view, pods), signal);
			// Otherwise the list was opened again meanwhile.
			if (choices !== undefined && !signal.aborted) {
				store.dispatch({type: 'clients/listed', key, choices});
			}
		},
		async tellAbout(key) {
			// The pane is there at once; what it says of the namespace's pods follows.
			const [{aboutService}, {reachedPlaces}] = await Promise.all([
				import('../rules/about-service.ts'),
				import('../probes/way-in/reached-places.ts'),
			]);
			const view = viewOf(key);
			// Nothing else is true of a Service that does not exist.
			if (view !== undefined && view.missing === undefined) {
				const {clusterStore} = session.watch()!;
				const {namespace} = view.service;
				const services = clusterStore.servicesIn(namespace).filter(hasVariables).length;
				const objects = session.wayInObjects()!;
				const places = reachedPlaces(view, objects.nodes ?? [], objects);
				store.dispatch({
					type: 'diagnosis/aboutLoaded',
					key,
					sections: aboutService(view, clusterStore.podsIn(namespace), services, places),
				});
			}
		},
		nslookup(key, client, substitute) {
			const view = viewOf(key);
			if (view !== undefined) {
				session.probeRunner()!.nslookup(view, client, substitute);
			}
		},
		curl(key, client, url, substitute) {
			const view = viewOf(key);
			if (view !== undefined) {
				session.probeRunner()!.curl(view, client, url, substitute);
			}
		},
		trace(key, client, substitute, port) {
			const row = store.getState().list.entries.get(key);
			if (row !== undefined) {
				session.probeRunner()!.trace(row.view, row.diagnosis.findings, client, substitute, port);
			}
		},
		repeat(key, client, port) {
			const view = viewOf(key);
			if (view !== undefined) {
				session.probeRunner()!.repeats.start(view, client, port);
			}
		},
		endRepeat(key) {
			session.probeRunner()?.repeats.end(key);
		},
		matrix(key, port) {
			const view = viewOf(key);
			if (view !== undefined) {
				const {namespace} = view.service;
				const target = store.getState().clients.get(namespace);
				const chosen = target && {target, pod: session.podNamed(target.namespace, target.pod)};
				session.probeRunner()!.matrices.run(view, podsIn(namespace), chosen, port);
			}
		},
		cancelMatrix: key => session.probeRunner()?.matrices.cancel(key),
		proposeUrl(key) {
			const view = viewOf(key);
			return view && proposeUrl(view)?.href;
		},
		cancelProbe: key => session.probeRunner()?.cancel(key),
		allowProbes() {
			const connection = session.connection();
			if (connection !== undefined) {
				answers.keep(connection, {probe: 'allow'});
			}
		},
		copy: text => void copyText(text, process.env, codes => stdout.write(codes)),
		print(text) {
			if (isLent) {
				return;
			}

			isLent = true;
			const show = async () => {
				await screen()?.lend(() => showRawText(text, stdin, stdout));
				isLent = false;
			};
			void show();
		},
		podNamed: session.podNamed,
		load: (id, source) => session.documentLoader()?.load(id, source),
		save(name, text) {
			try {
				notice('info', `Saved to ${writeScreenDump(name, text, process.env)}`);
			} catch (error) {
				notice('error', `Nothing could be saved: ${(error as Error).message}.`);
			}
		},
		shell(target) {
			const connection = session.connection();
			// A key that is pressed twice in one read would ask twice for the one terminal.
			if (connection === undefined || isLent) {
				return;
			}

			isLent = true;
			const enter = async () => {
				const {runShell} = await import('./terminal/shell-session.ts');
				let problem = '';
				await screen()?.lend(async () => {
					problem = await runShell(connection, target, stdin, stdout);
				});
				isLent = false;
				const isLost = problem !== '';
				const text = isLost ? problem : `The shell in pod ${target.pod} has ended.`;
				notice(isLost ? 'error' : 'info', text, Date.now());
			};
			void enter();
		},
		...forwardCommands(session),
		quit: () => screen()?.unmount(),
	};
};

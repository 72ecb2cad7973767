import module from 'node:module';
import {setImmediate as nextTurn, setTimeout as wait} from 'node:timers/promises';
import v8 from 'node:v8';
import type {DashboardArguments} from '../cli/arguments/arguments.ts';
import {usualDebugImage} from '../cli/arguments/default-debug-image.ts';
import {loadConfiguration, suppressionOf} from '../cli/configuration/load-configuration.ts';
import {startNamespace} from '../cli/configuration/start-namespace.ts';
import {UsageError} from '../cli/usage-error.ts';
import {authenticate} from '../kubernetes/connection/authenticate.ts';
import {isWithoutCluster} from '../kubernetes/connection/kubeconfig-files.ts';
import {placeOf} from '../kubernetes/connection/kubeconfig-location.ts';
import {endSoon} from '../local/exit-process.ts';
import {forgottenAnswers, rememberedAnswers} from '../local/saved-answers.ts';
import {writeScreenDump} from '../local/screen-dump.ts';
import {hasVariables} from '../model/ports/service-variables.ts';
import {shellQuote} from '../model/shell-quote.ts';
import {clients} from '../probes/clients.ts';
import {proposeUrl} from '../probes/requests/proposed-url.ts';
import {forwardCommands} from './forwards/forward-commands.ts';
import {createSession} from './session.ts';
import type {Commands} from './state/commands.ts';
import {initialState, update} from './state/root-reducer.ts';
import {createStore} from './state/store.ts';
import {isUnicode} from './terminal/is-unicode.ts';
import {loadScreen} from './terminal/load-screen.ts';
import type {Mounted} from './terminal/mount.tsx';
import {toClipboard} from './terminal/terminal-codes.ts';

/** Milliseconds after which everything a start needs has run. */
const compiled = 3000;
/** Milliseconds that the screen waits for the Services: keys typed until then are about them. */
const firstRowsMs = 500;

/**
 * Runs the dashboard until it is quit. Returns the exit code.
 *
 * Rejects with a UsageError where there is no terminal, and with a ClusterError where the kubeconfig is of no use.
 */
export const dashboard = async (wanted: DashboardArguments): Promise<number> => {
	const {stdin, stdout, stderr} = process;
	if (!stdin.isTTY || !stdout.isTTY) {
		throw new UsageError('The dashboard needs a terminal. For scripts there is svctop check.');
	}

	const isDemo = wanted.isDemo || isWithoutCluster(placeOf(wanted));
	const configuration = await loadConfiguration(process.env);
	const remembered = isDemo ? forgottenAnswers : rememberedAnswers(process.env);
	// The client is loaded in a turn of its own, as whatever takes a while.
	await nextTurn();
	const {openCluster} = await import('../engine/open-cluster.ts');
	const cluster = await openCluster(wanted, isDemo);
	const store = createStore(
		update,
		initialState({
			context: '',
			kubeconfigFile: cluster.kubeconfigFile,
			contexts: cluster.contexts,
			namespace: wanted.namespace,
			isDemo,
			isReadonly: wanted.isReadonly,
			debugImage: wanted.debugImage ?? configuration.debugImage ?? usualDebugImage,
			now: Date.now(),
			columns: stdout.columns,
			rows: stdout.rows,
			...(configuration.columns && {chosenColumns: configuration.columns}),
		}),
	);
	const session = createSession(
		cluster,
		store,
		connection => startNamespace(wanted, configuration, connection),
		remembered,
		{
			suppression: suppressionOf(configuration.ignored),
			limits: configuration.limits,
			contexts: configuration.contexts,
			isVerbose: wanted.isVerbose,
		},
	);
	let isInShell = false;
	const viewOf = (key: string) => session.following()?.world.view(key);

	const commands: Commands = {
		openNamespace: session.openNamespace,
		openContext(context) {
			try {
				session.openContext(context);
			} catch (error) {
				store.dispatch({type: 'notice', level: 'error', text: (error as Error).message});
			}
		},
		clientsFor(key) {
			const view = viewOf(key);
			return view === undefined ? [] : clients(view, session.following()!.world.podsIn(view.service.namespace));
		},
		async tellAbout(key) {
			// The pane is there at once; what it says of the namespace's pods follows.
			const {aboutService} = await import('../rules/about-service.ts');
			const view = viewOf(key);
			// Of what does not exist nothing else is true.
			if (view !== undefined && view.missing === undefined) {
				const {world} = session.following()!;
				const {namespace} = view.service;
				const services = world.servicesIn(namespace).filter(hasVariables).length;
				store.dispatch({type: 'about', key, sections: aboutService(view, world.podsIn(namespace), services)});
			}
		},
		nslookup(key, client, debugImage) {
			const view = viewOf(key);
			if (view !== undefined) {
				session.prober()!.nslookup(view, client, debugImage);
			}
		},
		curl(key, client, url, debugImage) {
			const view = viewOf(key);
			if (view !== undefined) {
				session.prober()!.curl(view, client, url, debugImage);
			}
		},
		trace(key, client, debugImage, port) {
			const row = store.getState().list.entries.get(key);
			if (row !== undefined) {
				session.prober()!.trace(row.view, row.judgement.findings, client, debugImage, port);
			}
		},
		matrix(key, port) {
			const view = viewOf(key);
			if (view !== undefined) {
				session.prober()!.matrix(view, session.following()!.world.podsIn(view.service.namespace), port);
			}
		},
		cancelMatrix: key => session.prober()?.cancelMatrix(key),
		proposeUrl(key) {
			const view = viewOf(key);
			return view && proposeUrl(view)?.href;
		},
		cancelProbe: key => session.prober()?.cancel(key),
		allowProbes() {
			const connection = session.connection();
			if (connection !== undefined) {
				remembered.keep(connection, {probe: 'allow'});
			}
		},
		copy: text => stdout.write(toClipboard(text)),
		podNamed: session.podNamed,
		load: (id, source) => session.reader()?.load(id, source),
		save(name, text) {
			try {
				const file = writeScreenDump(name, text, process.env);
				store.dispatch({type: 'notice', level: 'info', text: `Saved to ${file}`});
			} catch (error) {
				const problem = `Nothing could be saved: ${(error as Error).message}.`;
				store.dispatch({type: 'notice', level: 'error', text: problem});
			}
		},
		shell(target) {
			const connection = session.connection();
			// Pressed twice in one read it asks for the one terminal twice.
			if (connection === undefined || isInShell) {
				return;
			}

			isInShell = true;
			const enter = async () => {
				const {runShell} = await import('./terminal/shell-session.ts');
				let problem = '';
				await screen?.lend(async () => {
					problem = await runShell(connection, target, stdin, stdout);
				});
				isInShell = false;
				const isLost = problem !== '';
				const text = isLost ? problem : `The shell in pod ${target.pod} has ended.`;
				store.dispatch({type: 'notice', level: isLost ? 'error' : 'info', text, at: Date.now()});
			};
			void enter();
		},
		...forwardCommands(session),
		quit: () => screen?.unmount(),
	};

	let screen: Mounted | undefined;
	const look = {isUnicode: isUnicode(process.env), hasColor: wanted.hasColor};
	const giveBack = () => screen?.unmount();
	process.on('uncaughtExceptionMonitor', giveBack);
	try {
		session.openContext();
		// The first lists are on their way meanwhile.
		const loading = loadScreen();
		if (isDemo) {
			const text = `This is a demo. kubectl --kubeconfig ${shellQuote(cluster.kubeconfigFile!)} reaches it too.`;
			store.dispatch({type: 'notice', level: 'info', text});
		}

		// All of them are among the messages; the first is the one that is shown.
		for (const text of configuration.problems.toReversed()) {
			store.dispatch({type: 'notice', level: 'error', text});
		}

		// A program that gets credentials may ask something: it has the terminal to itself.
		await authenticate(session.connection()!, text => stderr.write(text));
		// A list passes through in megabytes of which little is kept. A young generation that grows with it would hold
		// 150 MB of what is no longer needed; kept as it is now, it is emptied more often.
		v8.setFlagsFromString('--semi-space-growth-factor=1');
		const {mountDashboard} = await loading;
		await Promise.race([session.hasServices, wait(firstRowsMs, undefined, {ref: false})]);
		screen = mountDashboard({
			store,
			commands,
			stdin,
			stdout,
			stderr,
			...look,
		});
		// A terminal that was closed has nobody to draw for.
		stdin.once('end', commands.quit);
		stdin.once('error', commands.quit);
		stdout.once('error', commands.quit);
		// What has been compiled by now is what the next start needs; a signal would end this one without keeping it.
		setTimeout(() => module.flushCompileCache?.(), compiled).unref();
		await screen.waitUntilExit();
		return 0;
	} finally {
		giveBack();
		// A request that hangs, or what was run in a pod and does not end, has nobody left to tell: the shell is not kept waiting.
		endSoon();
		session.stop();
		await cluster.close();
	}
};

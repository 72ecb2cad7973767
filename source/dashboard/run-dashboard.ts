import module from 'node:module';
import {setTimeout as wait} from 'node:timers/promises';
import v8 from 'node:v8';
import type {Cluster} from '../engine/open-cluster.ts';
import type {SessionSettings} from '../engine/session.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import {authenticate} from '../kubernetes/connection/credentials/authenticate.ts';
import {exitSoon} from '../local/exit-process.ts';
import type {SavedAnswers} from '../local/saved-answers.ts';
import {shellQuote} from '../model/shell-quote.ts';
import {createCommands} from './create-commands.ts';
import type {KeyChoice} from './records/key-choice.ts';
import type {ServiceColumnId} from './records/service-column-ids.ts';
import type {ToneColors} from './records/themes.ts';
import {repeatProbes} from './repeat-effects.ts';
import {createDashboardSession} from './session.ts';
import {initialState, rootReducer} from './state/root-reducer.ts';
import {createStore} from './state/store.ts';
import {childSession} from './terminal/child-session.ts';
import {isUnicode} from './terminal/is-unicode.ts';
import type {Mounted} from './terminal/mount.tsx';

/** Milliseconds after which all code that a start needs has run. */
const compiledAfterMs = 3000;
/** Milliseconds in which a pod is deleted that was made to ask from, once the dashboard is quit. */
const podEndMs = 1500;
/** Milliseconds that keys about Services wait for them. */
const keysWaitMs = 10_000;

export type DashboardOptions = SessionSettings & {
	readonly cluster: Cluster;
	readonly isDemo: boolean;
	/** What the user answered in earlier runs. */
	readonly answers: SavedAnswers;
	/** The namespace of the command line, until a context is open; undefined where none was given. */
	readonly namespace: string | undefined;
	readonly isReadonly: boolean;
	readonly debugImage: string;
	/** The columns of the list of Services; as many as fit where undefined. */
	readonly columns: readonly ServiceColumnId[] | undefined;
	/** The keys of what was given others. */
	readonly keys: KeyChoice;
	readonly hasColor: boolean;
	/** Colours of the tones. */
	readonly colors: ToneColors;
	/** Whether the mouse scrolls and selects. */
	readonly hasMouse: boolean;
	/** Whether probes of a context run without a question. */
	readonly isProbeAllowed: (connection: Connection) => boolean;
	/** Sentences about what of the configuration cannot be used. */
	readonly problems: readonly string[];
};

/** Runs the dashboard on this process's terminal until it is quit, and closes the cluster. Returns the exit code. */
export const runDashboard = async ({
	cluster,
	isDemo,
	answers,
	namespace,
	isReadonly,
	debugImage,
	columns,
	keys,
	hasColor,
	colors,
	hasMouse,
	problems,
	...settings
}: DashboardOptions): Promise<number> => {
	const {stdin, stdout, stderr} = process;
	const store = createStore(
		rootReducer,
		initialState({
			context: '',
			kubectlFlags: cluster.kubectlFlags,
			contexts: cluster.contexts,
			namespace,
			isDemo,
			isReadonly,
			debugImage,
			keys,
			now: Date.now(),
			columns: stdout.columns,
			rows: stdout.rows,
			...(columns && {chosenColumns: columns}),
		}),
	);
	let screen: Mounted | undefined;
	/** Until there is a screen, a credential plugin has the terminal to itself. */
	const connected = (connection: Connection) => {
		if (screen !== undefined) {
			const reason = `svctop: the credential plugin of context ${connection.context} asks; ctrl-c ends it.`;
			connection.drawnOn(childSession(screen.lend, stdin, stdout, reason));
		}
	};
	const session = createDashboardSession(cluster, store, answers, {...settings, connected});
	const commands = createCommands({session, store, answers, stdin, stdout, screen: () => screen});
	const stopRepeating = repeatProbes({store, commands});
	const look = {isUnicode: isUnicode(process.env), hasColor, colors, hasMouse};
	const giveBack = () => screen?.unmount();
	process.on('uncaughtExceptionMonitor', giveBack);
	try {
		session.openContext();
		// The first lists are on their way meanwhile.
		const loading = import('./terminal/mount.tsx');
		if (isDemo) {
			const text = `This is a demo. kubectl ${cluster.kubectlFlags!.map(shellQuote).join(' ')} reaches it too.`;
			store.dispatch({type: 'notice/shown', level: 'info', text});
		}

		// All of them are among the messages; the first one is shown.
		for (const text of problems.toReversed()) {
			store.dispatch({type: 'notice/shown', level: 'error', text});
		}

		// A credential plugin may ask something: it has the terminal to itself.
		await authenticate(session.connection()!, text => stderr.write(text));
		// Lists pass through in megabytes of which little is kept. A young generation that grows with them would hold 150 MB of
		// garbage; one that stays as small as it is now is emptied more often.
		v8.setFlagsFromString('--semi-space-growth-factor=1');
		const {mountDashboard} = await loading;
		screen = mountDashboard({
			store,
			commands,
			stdin,
			stdout,
			stderr,
			...look,
			keysAfter: Promise.race([session.hasServices, wait(keysWaitMs, undefined, {ref: false})]),
		});
		connected(session.connection()!);
		// A terminal that was closed shows nothing any more.
		stdin.once('end', commands.quit);
		stdin.once('error', commands.quit);
		stdout.once('error', commands.quit);
		// The next start needs what has been compiled by now; a signal would end this process without saving it.
		setTimeout(() => module.flushCompileCache?.(), compiledAfterMs).unref();
		await screen.waitUntilExit();
		return 0;
	} finally {
		giveBack();
		stopRepeating();
		// A request that hangs, or a command in a pod that does not end, does not keep the shell waiting.
		await Promise.race([session.probeRunner()?.stop(), wait(podEndMs, undefined, {ref: false})]);
		exitSoon();
		session.stop();
		await cluster.close();
	}
};

import {Console} from 'node:console';
import {EventEmitter} from 'node:events';
import {PassThrough} from 'node:stream';
import xterm from '@xterm/headless';
import {onTestFinished} from 'vitest';
import type {KeyChoice} from '../../source/dashboard/records/key-choice.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import type {Commands} from '../../source/dashboard/state/commands.ts';
import {initialState, rootReducer} from '../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../source/dashboard/state/store.ts';
import {mountDashboard} from '../../source/dashboard/terminal/mount.tsx';
import type {Client} from '../../source/probes/clients.ts';
import {birth, pod} from './objects.ts';

// ink keeps what is logged off the screen through this constructor, which the test runner's console lacks.
Object.assign(console, {Console});

/** Two days and an hour after every object's birth, Unix milliseconds. */
export const start = (birth + 49 * 3600) * 1000;

/** Columns and rows that every pane is looked at in: the least that is of use, a usual one, a roomy one, a whole screen. */
export const sizes = [
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 50],
] as const;

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	readonly namespace?: string;
	readonly isDemo?: boolean;
	readonly isReadonly?: boolean;
	readonly debugImage?: string;
	readonly kubectlFlags?: readonly string[];
	/** Keys of what is given others. */
	readonly keys?: KeyChoice;
	readonly isUnicode?: boolean;
	readonly hasColor?: boolean;
	/** Keys about Services wait for it. */
	readonly keysAfter?: Promise<unknown>;
	/** What the cluster has told before the first frame. */
	readonly feed?: readonly Action[];
	/** Pods and containers that probes can run in. */
	readonly clients?: readonly Client[];
};

type Call = readonly [keyof Commands, ...unknown[]];

const recorded = (clients: readonly Client[]) => {
	const calls: Call[] = [];
	const record =
		(name: keyof Commands) =>
		(...given: readonly unknown[]) => {
			calls.push([name, ...given]);
		};
	const commands: Commands = {
		openNamespace: record('openNamespace'),
		openContext: record('openContext'),
		clientsFor: () => [...clients],
		listOtherClients: record('listOtherClients'),
		tellAbout: record('tellAbout'),
		nslookup: record('nslookup'),
		curl: record('curl'),
		trace: record('trace'),
		matrix: record('matrix'),
		repeat: record('repeat'),
		endRepeat: record('endRepeat'),
		cancelMatrix: record('cancelMatrix'),
		proposeUrl: key => `http://${key.split('/')[1]}/`,
		cancelProbe: record('cancelProbe'),
		allowProbes: record('allowProbes'),
		copy: record('copy'),
		print: record('print'),
		podNamed: (_namespace, name) => pod({name}),
		load: record('load'),
		save: record('save'),
		shell: record('shell'),
		forward: record('forward'),
		proposeForward: record('proposeForward'),
		stopForward: record('stopForward'),
		quit: record('quit'),
	};
	return {calls, commands};
};

const createTerminal = (columns: number, rows: number) => {
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		// A terminal's driver turns a line feed into a new line.
		convertEol: true,
	});
	const stdout = Object.assign(new EventEmitter(), {
		isTTY: true,
		columns,
		rows,
		writable: true,
		write(text: string, ...others: ReadonlyArray<unknown>) {
			const done = others.findLast(other => typeof other === 'function') as (() => void) | undefined;
			terminal.write(text, () => done?.());
			return true;
		},
	});
	const stdin = Object.assign(new PassThrough({encoding: 'utf8'}), {
		isTTY: true,
		setRawMode: () => stdin,
		ref: () => stdin,
		unref: () => stdin,
	});
	return {terminal, stdout, stdin};
};

/**
 * The dashboard in this process, drawn into a terminal that can be read; it ends with the test. Nothing sleeps: every step
 * ends when its frame is drawn.
 */
export const openScreen = async ({columns = 80, rows = 24, feed = [], clients = [], ...options}: Options = {}) => {
	let time = start;
	const store = createStore(
		rootReducer,
		initialState({
			context: 'prod-eu',
			contexts: ['prod-eu', 'staging'],
			namespace: options.namespace,
			isDemo: options.isDemo ?? false,
			isReadonly: options.isReadonly ?? false,
			...(options.debugImage !== undefined && {debugImage: options.debugImage}),
			...(options.keys !== undefined && {keys: options.keys}),
			...(options.kubectlFlags !== undefined && {kubectlFlags: options.kubectlFlags}),
			now: start,
			columns,
			rows,
		}),
	);
	for (const action of feed) {
		store.dispatch(action);
	}

	const {calls, commands} = recorded(clients);
	const {terminal, stdout, stdin} = createTerminal(columns, rows);
	const dashboard = mountDashboard({
		store,
		commands,
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		stderr: new PassThrough() as unknown as NodeJS.WriteStream,
		isUnicode: options.isUnicode ?? true,
		hasColor: options.hasColor ?? true,
		...(options.keysAfter !== undefined && {keysAfter: options.keysAfter}),
		now: () => ++time,
	});

	onTestFinished(async () => {
		dashboard.unmount();
		await dashboard.waitUntilExit();
	});

	const lines = () =>
		Array.from(
			{length: terminal.rows},
			(_, row) => terminal.buffer.active.getLine(row)?.translateToString(true, 0, terminal.cols) ?? '',
		);

	const drawn = async () => {
		await dashboard.waitUntilRenderFlush();
		await new Promise<void>(resolve => {
			terminal.write('', resolve);
		});
	};

	await drawn();

	/** Sends a read; resolves when something has been made of it. */
	const type = async (chunk: string) => {
		const heard = new Promise<void>(resolve => {
			const forget = store.subscribe(() => {
				forget();
				resolve();
			});
		});
		stdin.write(chunk);
		await heard;
	};

	return {
		store,
		calls,
		lines,
		text: () => lines().join('\n'),
		/** What is in one cell, counted from 0. */
		cell(x: number, y: number) {
			const cell = terminal.buffer.active.getLine(y)!.getCell(x)!;
			return {
				character: cell.getChars(),
				color: cell.isFgDefault() ? undefined : cell.getFgColor(),
				isInverse: cell.isInverse() !== 0,
				isBold: cell.isBold() !== 0,
			};
		},
		/** Sends what a keyboard would, in one read for each argument. */
		async press(...chunks: readonly string[]) {
			for (const chunk of chunks) {
				await type(chunk);
				await drawn();
			}
		},
		async dispatch(...actions: readonly Action[]) {
			for (const action of actions) {
				store.dispatch(action);
			}

			await drawn();
		},
		async resize(width: number, height: number) {
			terminal.resize(width, height);
			Object.assign(stdout, {columns: width, rows: height});
			stdout.emit('resize');
			await drawn();
		},
		drawn,
	};
};

export type Screen = Awaited<ReturnType<typeof openScreen>>;

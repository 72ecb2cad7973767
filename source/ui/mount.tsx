import {render} from 'ink';
import type {Action} from '../state/action.ts';
import type {Commands} from '../state/commands.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';
import {createTheme} from '../theme.ts';
import {App} from './app.tsx';

export type Dashboard = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
	/** Whether the terminal shows more than ASCII. */
	readonly isUnicode: boolean;
	readonly hasColor: boolean;
	/** The time, Unix milliseconds. */
	now?(): number;
};

export type Mounted = {
	/** Settles when the screen has been given back; rejects where drawing failed. */
	waitUntilExit(): Promise<unknown>;
	/** Resolves once everything drawn so far has been written. */
	waitUntilRenderFlush(): Promise<void>;
	unmount(): void;
};

/** Takes the terminal and draws the store's state on it until it is unmounted. */
export const mountDashboard = ({
	store,
	commands,
	stdin,
	stdout,
	stderr,
	now = Date.now,
	...look
}: Dashboard): Mounted => {
	const resize = () => {
		store.dispatch({type: 'resized', columns: stdout.columns, rows: stdout.rows});
	};
	resize();
	stdout.on('resize', resize);
	const instance = render(<App store={store} commands={commands} theme={createTheme(look)} now={now} />, {
		stdin,
		stdout,
		stderr,
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		maxFps: 60,
		patchConsole: true,
		// What ink infers from CI is not about this terminal.
		interactive: true,
	});
	const forget = () => stdout.off('resize', resize);
	const exit = instance.waitUntilExit();
	exit.then(forget, forget);

	return {
		waitUntilExit: () => exit,
		waitUntilRenderFlush: instance.waitUntilRenderFlush,
		unmount: instance.unmount,
	};
};

import {render} from 'ink';
import stringWidth from 'string-width';
import {createTheme} from '../../theme.ts';
import {App} from '../app.tsx';
import {startClock} from '../clock.ts';
import {keptScreenLines} from '../screen-lines.ts';
import {startMeasuring} from '../services/measuring.ts';
import type {Action} from '../state/action.ts';
import type {Commands} from '../state/commands.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';
import {measureBy} from '../text/text-width.ts';
import {createAhead} from './ahead.ts';
import {eraseScreen, home} from './terminal-codes.ts';
import {wholeFrames} from './whole-frames.ts';

measureBy(stringWidth);

export type Dashboard = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
	/** Whether the terminal shows more than ASCII. */
	readonly isUnicode: boolean;
	readonly hasColor: boolean;
	/** Whether the alternate screen is shown already, with a first frame on it. */
	readonly isEntered?: boolean;
	/** The time, Unix milliseconds. */
	now?(): number;
};

export type Mounted = {
	/** Settles when the screen has been given back; rejects where drawing failed. */
	waitUntilExit(): Promise<unknown>;
	/** Has ink draw now what has been drawn ahead of it. */
	catchUp(): void;
	/** Resolves once everything drawn so far has been written. */
	waitUntilRenderFlush(): Promise<void>;
	unmount(): void;
	/** Leaves the terminal to `use` until that has ended, then draws everything anew. */
	lend(use: () => Promise<void>): Promise<void>;
};

/** Takes the terminal and draws the store's state on it until it is unmounted. */
export const mountDashboard = ({
	store,
	commands,
	stdin,
	stdout,
	stderr,
	isEntered,
	now = Date.now,
	...look
}: Dashboard): Mounted => {
	store.dispatch({type: 'resized', columns: stdout.columns, rows: stdout.rows});
	let suspend: Mounted['lend'] | undefined;
	let isLent = false;
	const theme = createTheme(look);
	const linesOf = keptScreenLines(theme);
	const ahead = createAhead(store, stdout, linesOf);
	const stopClock = startClock(store, now);
	const stopMeasuring = startMeasuring(store, theme, now);
	const app = () => (
		<App
			store={store}
			commands={commands}
			theme={theme}
			ahead={ahead}
			linesOf={linesOf}
			now={now}
			onLendable={lend => {
				suspend = lend;
			}}
		/>
	);
	const instance = render(app(), {
		stdin,
		stdout: wholeFrames(stdout, ahead.framed, isEntered),
		stderr,
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		// It is asked to draw when it is calm, or where nothing else can: then it is not to wait.
		maxFps: 240,
		patchConsole: true,
		// What ink infers from CI is not about this terminal.
		interactive: true,
	});
	/** Has ink draw everything on an empty screen. */
	const redraw = () => {
		ahead.forget();
		instance.clear();
		stdout.write(`${eraseScreen}${home}`);
		const before = ahead.trailing.getState();
		ahead.trailing.catchUp();
		if (Object.is(before, ahead.trailing.getState())) {
			instance.rerender(app());
		}
	};
	let isResized = false;
	const resize = () => {
		isResized = true;
		if (isLent) {
			return;
		}

		// ink has just drawn the old frame at the new width, and a terminal does with too long lines what it likes:
		// the next frame begins on an empty screen.
		store.dispatch({type: 'resized', columns: stdout.columns, rows: stdout.rows});
		redraw();
	};
	// A terminal that was made smaller and as large again before anyone looked has lost what it showed.
	const signal = () => {
		if (!isResized && !isLent) {
			redraw();
		}

		isResized = false;
	};
	stdout.on('resize', resize);
	// After the stream's own listener, which tells a new size.
	process.on('SIGWINCH', signal);
	const forget = () => {
		stopClock();
		stopMeasuring();
		stdout.off('resize', resize);
		process.off('SIGWINCH', signal);
	};
	const exit = instance.waitUntilExit();
	exit.then(forget, forget);

	return {
		waitUntilExit: () => exit,
		catchUp: ahead.trailing.catchUp,
		waitUntilRenderFlush: instance.waitUntilRenderFlush,
		unmount: instance.unmount,
		async lend(use) {
			isLent = true;
			try {
				await suspend?.(use);
			} finally {
				isLent = false;
				// It may have been resized meanwhile.
				resize();
			}
		},
	};
};

import chalk from 'chalk';
import {render} from 'ink';
import {App} from '../app.tsx';
import {startClock} from '../clock.ts';
import {tonePropsOf} from '../components/tone-props.ts';
import {type ToneColors, themes} from '../records/themes.ts';
import type {Action} from '../state/action.ts';
import type {Commands} from '../state/commands.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';
import {withoutMouse} from './mouse-input.ts';

export type Dashboard = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
	/** Whether the terminal shows more than ASCII. */
	readonly isUnicode: boolean;
	readonly hasColor: boolean;
	/** Colours of the tones; the terminal's own where absent. */
	readonly colors?: ToneColors;
	/** Whether the mouse scrolls and selects; not where absent. */
	readonly hasMouse?: boolean;
	/** Until it settles, keys about Services wait; they do not where it is absent. */
	readonly keysAfter?: Promise<unknown>;
	/** The time, Unix milliseconds. */
	now?(): number;
};

export type Mounted = {
	/** Settles when the screen has been given back; rejects where drawing failed. */
	waitUntilExit(): Promise<unknown>;
	/** Resolves once everything drawn so far has been written. */
	waitUntilRenderFlush(): Promise<void>;
	unmount(): void;
	/** Leaves the terminal to `use` until that has ended, then draws everything anew. */
	lend(use: () => Promise<void>): Promise<void>;
};

/**
 * How many colours chalk is to use: the sixteen of the terminal's own palette, whatever it makes of its environment; of
 * others as many as the terminal says that it has.
 */
const colorLevel = (colors: ToneColors, {COLORTERM}: NodeJS.ProcessEnv) => {
	if (!Object.values(colors).some(color => color.startsWith('#'))) {
		return 1;
	}

	return /^(?:truecolor|24bit)$/.test(COLORTERM ?? '') ? 3 : 2;
};

/** Takes the terminal and draws the store's state on it until it is unmounted. */
export const mountDashboard = ({
	store,
	commands,
	stdin,
	stdout,
	stderr,
	isUnicode,
	hasColor,
	colors = themes.terminal,
	hasMouse = false,
	keysAfter,
	now = Date.now,
}: Dashboard): Mounted => {
	chalk.level = hasColor ? colorLevel(colors, process.env) : 0;
	const {keys, listen} = withoutMouse(stdin);
	let suspend: Mounted['lend'] | undefined;
	let isLent = false;
	const measure = () => {
		store.dispatch({type: 'terminal/resized', columns: stdout.columns, rows: stdout.rows});
	};
	measure();
	const app = (
		<App
			store={store}
			commands={commands}
			isUnicode={isUnicode}
			hasColor={hasColor}
			tones={tonePropsOf(colors)}
			hasMouse={hasMouse}
			onMouse={listen}
			keysAfter={keysAfter}
			now={now}
			onLendable={lend => {
				suspend = lend;
			}}
		/>
	);
	let isResized = false;
	const resize = () => {
		isResized = true;
		measure();
		// At once: ink draws again when it hears of the new size, and lines of the old one would break in it.
		instance.rerender(app);
	};
	// Before ink listens.
	stdout.on('resize', resize);
	const stopClock = startClock(store, now);
	// ink does it after its first frame: what is typed meanwhile would be written over that by the terminal.
	stdin.setRawMode(true);
	const instance = render(app, {
		stdin: keys,
		stdout,
		stderr,
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		// A key is not to wait for the frame before it.
		maxFps: 240,
		patchConsole: true,
		// What ink infers from CI is not about this terminal.
		interactive: true,
	});
	// A terminal that was made smaller and as large again before anyone looked has lost what it showed.
	const signal = () => {
		if (!isResized && !isLent) {
			void suspend?.(async () => {}).catch(() => {});
		}

		isResized = false;
	};
	// After the stream's own listener, which tells a new size.
	process.on('SIGWINCH', signal);
	const forget = () => {
		stopClock();
		stdout.off('resize', resize);
		process.off('SIGWINCH', signal);
	};
	const exit = instance.waitUntilExit();
	exit.then(forget, forget);

	return {
		waitUntilExit: () => exit,
		waitUntilRenderFlush: instance.waitUntilRenderFlush,
		unmount: instance.unmount,
		async lend(use) {
			isLent = true;
			try {
				await suspend?.(use);
			} finally {
				isLent = false;
				// It may have been resized meanwhile.
				measure();
			}
		},
	};
};

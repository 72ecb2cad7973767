import type {Theme} from '../../theme.ts';
import {listScreenLines} from '../screen.ts';
import type {State} from '../state/state.ts';
import {createLineWriter} from './line-writer.ts';
import {enterAlternateScreen, hideCursor, leaveAlternateScreen, showCursor} from './terminal-codes.ts';

/** What ends a program that is not asked. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Draws the lists without ink, while ink is not loaded yet: loading it and its first frame take twice as long as all
 * that a first row needs before. What it draws is what ink's first frame shows.
 *
 * Takes the terminal with the first `draw`; keys wait in it meanwhile, unseen. Then either ink draws on, after
 * `handOver`, or `giveBack` leaves the terminal as it was.
 */
export const createFirstFrame = (stdin: NodeJS.ReadStream, stdout: NodeJS.WriteStream, theme: Theme) => {
	const writer = createLineWriter(stdout);
	let isEntered = false;

	const enter = () => {
		isEntered = true;
		for (const signal of signals) {
			process.on(signal, end);
		}

		stdin.setRawMode(true);
		stdout.write(`${enterAlternateScreen}${hideCursor}`);
	};

	const handOver = () => {
		isEntered = false;
		for (const signal of signals) {
			process.off(signal, end);
		}
	};

	const giveBack = () => {
		if (isEntered) {
			handOver();
			stdin.setRawMode(false);
			stdout.write(`${showCursor}${leaveAlternateScreen}`);
		}
	};

	const end = (signal: NodeJS.Signals) => {
		giveBack();
		process.kill(process.pid, signal);
	};

	return {
		draw(state: State) {
			if (!isEntered) {
				enter();
			}

			writer.draw(listScreenLines(state, theme));
		},
		handOver,
		giveBack,
	};
};

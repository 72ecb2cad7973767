import path from 'node:path';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm, {type Terminal} from '@xterm/headless';

export const cliFile = path.join(import.meta.dirname, '../../dist/cli.js');

export type Screen = {
	readonly pty: IPty;
	readonly terminal: Terminal;
	/** Everything the program wrote. */
	output(): string;
	/** What a person would see. */
	text(): string;
	/** Resolves with the screen's text as soon as it matches; rejects with it when the time is over. */
	until(pattern: RegExp, milliseconds?: number): Promise<string>;
	type(keys: string): void;
	resize(columns: number, rows: number): void;
	/** Resolves with the exit code. */
	readonly exited: Promise<number>;
	/** Closes the terminal, as a window is closed. */
	close(): void;
	kill(): void;
};

type Options = {
	readonly columns?: number;
	readonly rows?: number;
	readonly env?: NodeJS.ProcessEnv;
	/** What is run, before its arguments: the bundle, where nothing else is said. */
	readonly command?: readonly [file: string, ...args: readonly string[]];
};

/** Runs svctop in a real pseudo-terminal, its screen drawn by a terminal emulator. */
export const openTerminal = (
	args: readonly string[],
	{columns = 100, rows = 30, env = {}, command: [file, ...before] = [process.execPath, cliFile]}: Options = {},
): Screen => {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	const {CI: _ci, NO_COLOR: _color, FORCE_COLOR: _force, ...inherited} = process.env;
	const pty = spawn(file, [...before, ...args], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		env: {...inherited, LANG: 'C.UTF-8', ...env} as Record<string, string>,
	});
	let output = '';
	/** What the emulator has drawn; it lags behind what has arrived. */
	let drawn = '';
	// A frame is whole once its synchronized update has ended (DEC private mode 2026).
	const isWhole = () => drawn.lastIndexOf('\u001b[?2026l') >= drawn.lastIndexOf('\u001b[?2026h');
	const waiting = new Set<() => void>();
	const text = () =>
		Array.from({length: terminal.rows}, (_, row) =>
			terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row)!.translateToString(true),
		).join('\n');
	pty.onData(data => {
		output += data;
		terminal.write(data, () => {
			drawn += data;
			for (const look of waiting) {
				look();
			}
		});
	});
	const exited = new Promise<number>(resolve => {
		pty.onExit(({exitCode}) => resolve(exitCode));
	});

	return {
		pty,
		terminal,
		output: () => output,
		text,
		// Less than a test may take: a test that is over cannot tell what the screen showed.
		until(pattern, milliseconds = 15_000) {
			return new Promise((resolve, reject) => {
				const look = () => {
					const seen = text();
					if (isWhole() && pattern.test(seen)) {
						finish();
						resolve(seen);
					}
				};
				const timer = setTimeout(() => {
					finish();
					reject(new Error(`The screen never showed ${pattern}:\n${text()}`));
				}, milliseconds);
				const finish = () => {
					clearTimeout(timer);
					waiting.delete(look);
				};
				waiting.add(look);
				look();
			});
		},
		type: keys => pty.write(keys),
		resize(columns_, rows_) {
			terminal.resize(columns_, rows_);
			pty.resize(columns_, rows_);
		},
		exited,
		// Closes the other end; not among what node-pty declares.
		close: () => (pty as IPty & {destroy(): void}).destroy(),
		kill: () => pty.kill('SIGKILL'),
	};
};

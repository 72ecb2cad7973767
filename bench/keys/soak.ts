import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {keyBytes} from '../../test/_helpers/key-bytes.ts';
import {openTerminal} from '../../test/_helpers/pty.ts';
import {randomFrom, randomKeys} from './random-keys.ts';

export type KeySoak = {
	readonly keys: number;
	/** What was wrong, one line each; empty where nothing was. */
	readonly problems: readonly string[];
	/** Mebibytes in use after a collection: after the first part, and at the end. */
	readonly heapBefore: number;
	readonly heapAfter: number;
};

/** Reads that are typed before the screen has to be where it began again. */
const burst = 150;
/** Milliseconds for that. */
const screenTimeoutMs = 10_000;
/** Milliseconds between two reads. */
const pause = 25;

const sizes = [
	[100, 30],
	[80, 24],
	[160, 45],
	[60, 15],
	[20, 4],
	[100, 30],
] as const;

const esc = keyBytes('esc');

/**
 * Types random keys into the bundled program, in a terminal of its own, for some seconds. The heap is looked at after
 * `warmUp` seconds and at the end, each time in the lists of the namespace it was started in.
 */
export const soakKeys = async ({
	seed,
	seconds,
	warmUp,
	namespace,
	args,
}: {
	readonly seed: number;
	readonly seconds: number;
	readonly warmUp: number;
	readonly namespace: string;
	readonly args: readonly string[];
}): Promise<KeySoak> => {
	const folder = mkdtempSync(path.join(tmpdir(), 'svctop-keys-'));
	const hook = pathToFileURL(path.join(import.meta.dirname, 'heap-report.ts')).href;
	const screen = openTerminal(['-n', namespace, ...args], {
		env: {
			NODE_OPTIONS: `--expose-gc --import=${hook}`,
			SOAK_FOLDER: folder,
			XDG_CONFIG_HOME: folder,
			XDG_STATE_HOME: folder,
			XDG_CACHE_HOME: folder,
		},
	});
	const problems: string[] = [];
	const typed: string[] = [];
	let exitCode: number | undefined;
	void screen.exited.then(code => {
		exitCode = code;
	});
	const type = async (text: string) => {
		typed.push(text);
		screen.type(text);
		await wait(pause);
	};

	/** Back to the lists of the namespace, whatever is open: a question, a pane, a filter, a zoom, a shell. */
	const goHome = async () => {
		screen.resize(100, 30);
		const isHome = new RegExp(`svctop.* ${namespace}  .*● live[\\s\\S]* SERVICES \\d+ [━·]`);
		for (let attempts = 1; ; attempts++) {
			// Apart, or what follows an esc is taken for a key with alt.
			for (const text of ['exit\r', ...Array<string>(8).fill(esc), `:ns ${namespace}\r`]) {
				await wait(4 * pause);
				await type(text);
			}

			try {
				await screen.until(isHome, screenTimeoutMs);
				return;
			} catch (error) {
				// A shell may have been opened by what was typed last.
				if (attempts === 3 || exitCode !== undefined) {
					throw error;
				}
			}
		}
	};

	const heap = async () => {
		// What is told late, and kept for a while, is no growth.
		await wait(1500);
		const file = path.join(folder, 'heap');
		rmSync(file, {force: true});
		process.kill(screen.pty.pid, 'SIGUSR2');
		for (let waited = 0; !existsSync(file) && waited < screenTimeoutMs; waited += 50) {
			await wait(50);
		}

		return Number(readFileSync(file, 'utf8')) / 2 ** 20;
	};

	let [heapBefore, heapAfter] = [0, 0];
	let keys = 0;
	try {
		await screen.until(/● live/);
		const random = randomFrom(seed);
		const stream = randomKeys(random);
		const start = Date.now();
		while (exitCode === undefined && Date.now() < start + seconds * 1000) {
			for (let reads = 0; reads < burst && exitCode === undefined; reads++) {
				if (random() < 0.02) {
					const [columns, rows] = sizes[Math.floor(random() * sizes.length)]!;
					screen.resize(columns, rows);
				}

				keys++;
				await type(stream.next().value);
			}

			await goHome();
			if (heapBefore === 0 && Date.now() >= start + warmUp * 1000) {
				heapBefore = await heap();
			}
		}

		heapAfter = await heap();
		await type('q');
		await wait(4 * pause);
		// A port that is still forwarded is asked about first.
		if (exitCode === undefined) {
			await type('\r');
		}

		const code = await Promise.race([screen.exited, wait(screenTimeoutMs, undefined, {ref: false})]);
		if (code !== 0) {
			problems.push(`It ended with ${code ?? 'nothing at all'} instead of 0:\n${screen.text()}`);
		}
	} catch (error) {
		problems.push(`${(error as Error).message}\nlast typed ${JSON.stringify(typed.slice(-burst - 12))}`);
	}

	if (exitCode !== undefined && heapAfter === 0) {
		problems.push(`It ended by itself, with ${exitCode}:\n${screen.text()}`);
	}

	const isEnded = exitCode !== undefined;
	screen.kill();
	const {buffer, modes} = screen.terminal;
	if (isEnded && (buffer.active.type !== 'normal' || modes.bracketedPasteMode || modes.mouseTrackingMode !== 'none')) {
		problems.push('The terminal was not given back.');
	}

	const stderr = path.join(folder, 'stderr');
	// A library that hid the cursor shows it again there, in case stdout is not the terminal.
	const said = existsSync(stderr) ? readFileSync(stderr, 'utf8').replaceAll('\u001B[?25h', '') : '';
	if (said !== '') {
		problems.push(`On stderr: ${said}`);
	}

	rmSync(folder, {recursive: true, force: true});
	return {keys, problems, heapBefore, heapAfter};
};

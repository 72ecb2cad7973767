import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {scenario} from '../source/demo/scenario/scenario.ts';
import {startDemoServer} from '../source/demo/server.ts';
import {keyBytes} from '../test/_helpers/key-bytes.ts';
import {openTerminal} from '../test/_helpers/pty.ts';
import {castText, createRecorder} from './asciicast.ts';
import {film, filmTitle} from './film.ts';
import {movingPicture} from './moving-picture.ts';
import {palettes} from './palettes.ts';
import {firstScenes, laterScenes, type Scene} from './scenes.ts';
import {screenSvg} from './screen-svg.ts';

/** When the pictures are drawn, whenever that is: Unix milliseconds. */
const start = Date.UTC(2026, 0, 15, 9, 30);
/** Milliseconds in which everything has settled. Then the clock stops, so that no age depends on how fast this machine is. */
const settledMs = 25_000;
/** Milliseconds without output after which a screen is whole. */
const quietMs = 1500;
/** Milliseconds after which an escape is a key of its own. */
const escapeMs = 200;
const esc = keyBytes('esc');

/** Run before svctop: a clock that starts at `start`, and stops. */
const clock = `
const {now} = Date;
const begun = now();
const fixed = () => ${start} + Math.min(now() - begun, ${settledMs});
globalThis.Date = class extends Date {
	constructor(...parts) {
		super(...(parts.length === 0 ? [fixed()] : parts));
	}
	static now() {
		return fixed();
	}
};
`;

/** Waits until nothing more is written. */
const quiet = async (screen: ReturnType<typeof openTerminal>) => {
	let length = -1;
	while (screen.output().length !== length) {
		({length} = screen.output());
		await wait(quietMs);
	}
};

/** The pictures that the docs show, by their file's name. Drawing them again makes the same ones. */
export const drawPictures = async (): Promise<Readonly<Record<string, string>>> => {
	const demo = await startDemoServer({scenario: scenario(start), now: () => start, token: 'pictures'});
	const folder = mkdtempSync(path.join(tmpdir(), 'svctop-picture-'));
	const kubeconfig = path.join(folder, 'config');
	writeFileSync(kubeconfig, demo.kubeconfig);
	const screen = openTerminal(['-A'], {
		columns: 120,
		rows: 34,
		env: {
			// Not by --kubeconfig, which the commands on the pictures would name.
			...{KUBECONFIG: kubeconfig, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder},
			...{TZ: 'UTC', NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}`},
		},
	});
	const drawn: Record<string, string> = {};
	/** Back to the lists, one thing undone with each. */
	const leave = async () => {
		for (let presses = 0; presses < 5; presses++) {
			screen.type(esc);
			// Two of them at once would be a key with alt.
			await wait(escapeMs);
		}

		screen.type('g');
		await screen.until(/SERVICES \d\d ━/);
	};
	const draw = async (scenes: readonly Scene[]) => {
		for (const {name, steps} of scenes) {
			for (const {type, until} of steps) {
				screen.type(type);
				await screen.until(until);
			}

			await quiet(screen);
			drawn[`${name}.svg`] = screenSvg(screen.terminal, palettes.dark);
			await leave();
		}
	};
	try {
		await screen.until(/● live/);
		await wait(settledMs);
		// Columns keep the widest that they have been: other columns, and these again, begin anew.
		for (const heading of [/CLUSTER-IP/, /SERVICES \d\d ━/]) {
			screen.type(keyBytes('ctrl-w'));
			await screen.until(heading);
			await quiet(screen);
		}

		await draw(firstScenes);
		const {shoot, recording} = createRecorder(screen.terminal, start / 1000, filmTitle);
		for (const {type, until, seconds, name} of film) {
			screen.type(type);
			await screen.until(until);
			await quiet(screen);
			shoot(seconds);
			if (name !== undefined) {
				drawn[`${name}.svg`] = screenSvg(screen.terminal, palettes.dark);
			}
		}

		drawn['tour.cast'] = castText(recording());
		drawn['tour.svg'] = await movingPicture(recording(), palettes.dark);
		await leave();
		await draw(laterScenes);
	} finally {
		screen.kill();
		await demo.close();
		rmSync(folder, {recursive: true});
	}

	return drawn;
};

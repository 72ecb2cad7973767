import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {scenario} from '../source/demo/scenario/scenario.ts';
import {startDemoServer} from '../source/demo/server.ts';
import {keyBytes} from '../test/_helpers/key-bytes.ts';
import {openTerminal} from '../test/_helpers/pty.ts';
import {palettes} from './palettes.ts';
import {scenes} from './scenes.ts';
import {screenSvg} from './screen-svg.ts';

/** Draws every pane as terminals show it: for the README, and at three sizes in two palettes. Names given draw those scenes alone. */
const wanted = process.argv.slice(2);
const media = path.join(import.meta.dirname, '../media');
const sizes = [
	[80, 24],
	[120, 40],
	[200, 50],
] as const;
/** Milliseconds in which what comes late has come: the rest of a text, the last hop. */
const calm = 700;
const esc = keyBytes('esc');

const draw = async (columns: number, rows: number, use: (screen: ReturnType<typeof openTerminal>) => Promise<void>) => {
	const demo = await startDemoServer({scenario: scenario(Date.now())});
	const folder = mkdtempSync(path.join(tmpdir(), 'svctop-picture-'));
	const kubeconfig = path.join(folder, 'config');
	writeFileSync(kubeconfig, demo.kubeconfig);
	// Not by --kubeconfig, which the commands on the pictures would name.
	const env = {KUBECONFIG: kubeconfig, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder};
	const screen = openTerminal(['-A'], {columns, rows, env});
	try {
		await screen.until(/● live/);
		await screen.until(/catalog/);
		for (let steps = 0; steps < 3; steps++) {
			demo.timeline.step();
			await wait(calm);
		}

		await use(screen);
	} finally {
		screen.kill();
		await demo.close();
		rmSync(folder, {recursive: true});
	}
};

const drawScenes = (columns: number, rows: number) =>
	draw(columns, rows, async screen => {
		for (const {name, steps} of scenes) {
			for (const {type, until} of steps) {
				screen.type(type);
				await screen.until(until);
			}

			await wait(calm);
			for (const [look, palette] of Object.entries(palettes)) {
				if (wanted.length === 0 || wanted.includes(name)) {
					writeFileSync(
						path.join(media, `${name}-${columns}x${rows}-${look}.svg`),
						screenSvg(screen.terminal, palette),
					);
				}
			}

			// Back to the lists, one thing undone with each.
			for (let presses = 0; presses < 5; presses++) {
				screen.type(esc);
				await wait(60);
			}

			screen.type(name === 'wide' ? '\u0017g' : 'g');
			await screen.until(/SERVICES \d\d ━/);
		}
	});

mkdirSync(media, {recursive: true});
for (const [columns, rows] of sizes) {
	await drawScenes(columns, rows);
}

await draw(110, 32, async screen => {
	writeFileSync(path.join(media, 'screenshot.svg'), screenSvg(screen.terminal, palettes.dark));
});

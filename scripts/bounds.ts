import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {Worker} from 'node:worker_threads';
import {type Bound, bounds} from '../bench/bounds/bounds.ts';
import type {ServerMessage} from '../bench/bounds/server.ts';
import {openTerminal, type Screen} from '../test/_helpers/pty.ts';

/** What svctop may take of memory, MB, and how long a key may take to be seen, milliseconds. */
const mostMemory = 400;
const longestKey = 1000;

const {values} = parseArgs({options: {seconds: {type: 'string', default: '15'}, only: {type: 'string'}}});
const seconds = Number(values.seconds);

/** A figure of proc(5)'s status of a process, MB. */
const memoryOf = (id: number, name: 'VmHWM' | 'VmRSS') =>
	Math.round(
		Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${id}/status`, 'utf8'))![1]) / 1024,
	);

/** Milliseconds from a key to what it shows. */
const keyTime = async (screen: Screen, key: string, shown: RegExp) => {
	const begun = performance.now();
	screen.type(key);
	await screen.until(shown, 20_000);
	return performance.now() - begun;
};

/** Starts the server of a bound; `next` waits for what it tells. */
const startServer = async (index: number) => {
	const worker = new Worker(new URL('../bench/bounds/server.ts', import.meta.url), {workerData: index});
	const next = () => new Promise<ServerMessage>(resolve => worker.once('message', resolve));
	const started = await next();
	return {worker, next, kubeconfig: started.kind === 'started' ? started.kubeconfig : ''};
};

const run = async ({name, keys}: Bound, index: number) => {
	const {worker, next, kubeconfig} = await startServer(index);
	const config = path.join(mkdtempSync(path.join(tmpdir(), 'bounds-')), 'config');
	writeFileSync(config, kubeconfig);
	const screen = openTerminal(['-A', '--kubeconfig', config], {columns: 120, rows: 40});
	try {
		await screen.until(/● live/, 60_000);
		const idle = memoryOf(screen.pty.pid, 'VmRSS');
		for (const [key, shown] of keys) {
			screen.type(key);
			await screen.until(shown, 60_000);
		}

		worker.postMessage('drive');
		const end = performance.now() + seconds * 1000;
		const times: number[] = [];
		while (performance.now() < end) {
			times.push(await keyTime(screen, '?', /HELP/));
			times.push(await keyTime(screen, '\u001b', /^(?![\s\S]* HELP)/));
			await wait(200);
		}

		const ended = next();
		worker.postMessage('end');
		const message = await ended;
		const most = memoryOf(screen.pty.pid, 'VmHWM');
		const slowest = Math.round(Math.max(...times));
		const usual = Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!);
		const sent = message.kind === 'ended' ? message.sent : '';
		console.log(
			`${name.padEnd(44)} ${sent.padStart(17)}   ${idle} MB before, ${most} MB at most   keys ${usual} ms, ${slowest} ms at most`,
		);
		return most <= mostMemory && slowest <= longestKey;
	} finally {
		screen.kill();
		await worker.terminate();
	}
};

let isBounded = true;
for (const [index, bound] of bounds.entries()) {
	const made = bound();
	if (values.only === undefined || made.name.includes(values.only)) {
		isBounded = (await run(made, index)) && isBounded;
	}
}

process.exit(isBounded ? 0 : 1);

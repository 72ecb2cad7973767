import {setTimeout as wait} from 'node:timers/promises';
import {scenario} from '../source/demo/scenario/scenario.ts';
import {startDemoServer} from '../source/demo/server.ts';
import {type ProxyFault, proxyFaults, startFaultProxy} from '../test/_helpers/fault-proxy.ts';
import {createRandom} from '../test/_helpers/seeded-random.ts';
import {createChurn} from './soak-churn.ts';

/** Milliseconds between two changes, and the longest that a fault lasts or stays away. */
const changeMs = 50;
const faultMs = 6000;
const peaceMs = 8000;

/** What the process that soaks is told: where to go by the proxy and beside it, and what has happened. */
export type SoakMessage =
	| {readonly kind: 'started'; readonly behind: string; readonly direct: string}
	| {readonly kind: 'resting'; readonly changes: number; readonly faults: number; readonly requests: number};

// Run as a process of its own, so that its memory is not that of what is measured.
const random = createRandom(Number(process.argv[2]));
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
const demoScenario = scenario(Date.now());
const server = await startDemoServer({scenario: demoScenario, token: 'soak'});
const proxy = await startFaultProxy(server.url);
const churn = createChurn(server.store, demoScenario.objects, random);
const resources = ['', '', 'services', 'pods', 'endpointslices', 'events', 'deployments', 'nodes'] as const;
let changes = 0;
let faults = 0;
let running = new AbortController();

/** Until it is aborted, again and again. */
const repeat = async (signal: AbortSignal, once: () => Promise<void>) => {
	while (!signal.aborted) {
		await once();
	}
};

const pause = (milliseconds: number, signal: AbortSignal) => wait(milliseconds, undefined, {signal}).catch(() => {});

const befall = async (signal: AbortSignal) => {
	await pause(random() * peaceMs, signal);
	if (signal.aborted) {
		return;
	}

	faults++;
	const kind = random();
	const length = random() * faultMs;
	if (kind < 0.1) {
		server.compact();
		return;
	}

	if (kind < 0.2) {
		await server.stop();
		await pause(length, signal);
		await server.start();
		return;
	}

	const end = proxy.fail(pick<ProxyFault>(proxyFaults), pick(['lists', 'watches', 'all'] as const), pick(resources));
	await pause(length, signal);
	end();
};

let under: Promise<unknown> = Promise.resolve();
process.on('message', async message => {
	if (message === 'go on') {
		running = new AbortController();
		const {signal} = running;
		under = Promise.all([
			repeat(signal, async () => {
				changes++;
				churn.step();
				await pause(changeMs, signal);
			}),
			repeat(signal, () => befall(signal)),
		]);
	} else if (message === 'rest') {
		running.abort();
		await under;
		churn.restore();
		process.send!({kind: 'resting', changes, faults, requests: proxy.requests()} satisfies SoakMessage);
	}
});
process.on('disconnect', () => process.exit());
process.send!({kind: 'started', behind: `${proxy.url}/soak`, direct: `${server.url}/soak`} satisfies SoakMessage);

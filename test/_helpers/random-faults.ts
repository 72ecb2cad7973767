import {codecsOf} from '../../source/kubernetes/codecs.ts';
import {reflect} from '../../source/kubernetes/watch/reflector.ts';
import type {Records} from '../../source/model/records.ts';
import {createRandom} from './seeded-random.ts';
import {listFaults, simulatedServer, watchFaults} from './simulated-server.ts';
import type {VirtualTime} from './virtual-time.ts';

/** Milliseconds between two looks. */
const pause = 500;
/** Milliseconds within which what is shown as known has been so, and within which a fault that is over is forgotten. */
const oldest = 10_000 + pause;
const recovery = 5000;
/** Requests a minute of one resource, whatever happens. */
const mostRequests = 60;

/** What a sequence of faults has brought to light, one line each; empty where everything held. */
export type Sequence = {readonly problems: readonly string[]; readonly requests: number; readonly milliseconds: number};

/** Follows a server that is changed, restored and befallen by faults at random, the same for the same seed. */
export const runSequence = async (seed: number, time: VirtualTime, steps = 30): Promise<Sequence> => {
	const began = time.now();
	const random = createRandom(seed);
	// What waits do to not come all at once is the same for the same seed, too.
	const realRandom = Math.random;
	Math.random = random;
	const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
	const server = simulatedServer(random);
	for (let index = 0; index < 6; index++) {
		server.change();
	}

	server.keep();
	const present = new Map<string, string>();
	const problems: string[] = [];
	const complain = (problem: string) => {
		problems.push(problem);
		if (problems.length === 1) {
			say(`!!! ${problem}`);
		}
	};
	/** What was done and what was said, to tell how a problem came about. */
	const log: string[] = [];
	const say = (text: string) => log.push(`${Math.round(time.now() - began)} ${text}`);
	let unseen = new Set<string>();
	let isLive = false;
	/** When each version of each object was there last. */
	const lastThere = new Map<string, number>();
	const lastAbsent = new Map<string, number>();
	const stopping = new AbortController();
	const reflector = reflect<Records['services']>({
		...{connection: server.connection, resource: 'services', namespace: undefined},
		codecs: codecsOf('services'),
		signal: stopping.signal,
		// What is refused for longer is no fault any more.
		times: {refusedMs: Number.POSITIVE_INFINITY},
		sink: {
			listing() {
				unseen = new Set(present.keys());
			},
			listed(records) {
				for (const {name, labels} of records) {
					present.set(name, labels.seen!);
					unseen.delete(name);
				}
			},
			synced() {
				for (const name of unseen) {
					present.delete(name);
				}

				isLive = true;
				say('synced');
			},
			unwatched() {},
			changed(type, {name, labels}) {
				if (type === 'upsert') {
					present.set(name, labels.seen!);
				} else {
					present.delete(name);
				}
			},
			failed(_kind, problem) {
				isLive = false;
				say(problem);
			},
			recovered() {
				say('recovered');
				isLive = true;
			},
		},
	});

	const note = () => {
		const objects = server.objects();
		for (let index = 0; index < 8; index++) {
			const name = `web-${index}`;
			const version = objects.get(name);
			if (version === undefined) {
				lastAbsent.set(name, time.now());
			} else {
				lastThere.set(`${name} ${version}`, time.now());
			}
		}
	};

	/** Whoever believes what is called live must not be wrong by more than a few seconds. */
	const check = () => {
		note();
		const objects = server.objects();
		for (const [name, version] of isLive ? present : []) {
			const age = time.now() - (lastThere.get(`${name} ${version}`) ?? 0);
			if (age > oldest) {
				complain(`${name} is shown as live in a version that was there ${age} ms ago`);
			}
		}

		for (const name of isLive ? objects.keys() : []) {
			const age = time.now() - (lastAbsent.get(name) ?? 0);
			if (!present.has(name) && age > oldest) {
				complain(`${name} is not shown ${age} ms after it was made`);
			}
		}
	};

	const pass = async (milliseconds: number) => {
		for (let left = milliseconds; left > 0; left -= pause) {
			await time.pass(Math.min(pause, left));
			check();
		}
	};

	for (let step = 0; step < steps; step++) {
		const choice = random();
		if (choice < 0.45) {
			note();
			server.change();
			note();
			if (random() < 0.5) {
				server.change();
				note();
			}
		} else if (choice < 0.6) {
			const fault = pick(listFaults);
			say(`lists: ${fault}`);
			server.failLists(fault);
		} else if (choice < 0.8) {
			const fault = pick(watchFaults);
			say(`watches: ${fault}`);
			server.failWatches(fault);
		} else if (choice < 0.9) {
			say('no faults');
			server.failLists(undefined);
			server.failWatches(undefined);
		} else if (choice < 0.95) {
			say('kept');
			server.keep();
		} else {
			say('restored');
			note();
			server.restore();
			note();
		}

		await pass(random() < 0.2 ? random() * 40_000 : random() * 3000);
	}

	say('no faults');
	server.failLists(undefined);
	server.failWatches(undefined);
	await pass(recovery);
	if (!isLive) {
		complain(`not live ${recovery} ms after the last fault`);
	}

	await pass(oldest);
	const milliseconds = time.now() - began;
	const requests = server.requests();
	const truth = JSON.stringify([...server.objects()].sort());
	const shown = JSON.stringify([...present].sort());
	if (truth !== shown) {
		complain(`${shown} is shown where ${truth} is`);
	}

	if (server.openWatches() > 1) {
		complain(`${server.openWatches()} watches are open`);
	}

	if (requests > 20 + (mostRequests * milliseconds) / 60_000) {
		complain(`${requests} requests in ${milliseconds} ms`);
	}

	stopping.abort();
	await time.pass(20);
	await reflector.stopped;
	if (server.openWatches() > 0) {
		problems.push('a watch is left open');
	}

	Math.random = realRandom;
	const found =
		problems.length === 0 ? [] : [`seed ${seed}: ${problems[0]} (and ${problems.length - 1} more)\n${log.join('\n')}`];
	return {problems: found, requests, milliseconds};
};

import {Readable} from 'node:stream';
import {afterEach, beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import type {Connection} from '../../source/cluster/connection.ts';
import {createEventLookup} from '../../source/commands/event-lookup.ts';
import {containerStatus, pod, service, view} from '../_helpers/objects.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const probe = {kind: 'httpGet', port: 8080, path: '/', scheme: 'HTTP'} as const;

const failing = (name: string) =>
	pod({
		name,
		containers: pod().containers.map(container => ({
			...container,
			readinessProbe: probe,
		})),
		conditions: pod().conditions.map(each => (each.type === 'Ready' ? {...each, status: 'False'} : each)),
		statuses: [containerStatus({ready: false})],
	});

const viewOf = (name: string, pods = [failing(name)]) => view({service: service({name}), pods});

/** A lookup that has begun, with a server that answers at once and knows of no event. */
const open = (interval = 100) => {
	const stopping = new AbortController();
	onTestFinished(() => stopping.abort());
	let questions = 0;
	const connection = {
		async request() {
			questions++;
			return Readable.from(['{"items": []}']);
		},
	} as unknown as Connection;
	const lookup = createEventLookup(connection, stopping.signal, interval, () => {});
	lookup.start();
	return {lookup, questions: () => questions};
};

const names = Array.from({length: 200}, (_, index) => `web-${index}`);

test('where many pods fail at once, fifty are asked about, and then ten a second', async () => {
	const {lookup, questions} = open();
	for (const name of names) {
		lookup.want(viewOf(name));
	}

	await vi.advanceTimersByTimeAsync(50);
	expect(questions()).toBeGreaterThanOrEqual(50);
	expect(questions()).toBeLessThanOrEqual(52);
	const before = questions();
	await vi.advanceTimersByTimeAsync(2000);
	expect(questions() - before).toBe(20);
});

test('what is ready again before its turn is not asked about, and takes no turn', async () => {
	const {lookup, questions} = open();
	for (const name of names) {
		lookup.want(viewOf(name));
	}

	await vi.advanceTimersByTimeAsync(50);
	for (const name of names) {
		lookup.want(viewOf(name, [pod({name})]));
	}

	const before = questions();
	expect(before).toBeGreaterThan(0);
	// What was waiting for its turn already waits it out.
	await vi.advanceTimersByTimeAsync(400);
	expect(questions()).toBe(before);
	expect(lookup.isIdle()).toBe(true);
});

test('who waits for all answers asks without a pause', async () => {
	const {lookup, questions} = open(0);
	for (const name of names) {
		lookup.want(viewOf(name));
	}

	await vi.advanceTimersByTimeAsync(0);
	expect(questions()).toBe(200);
});

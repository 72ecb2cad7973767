import {Readable} from 'node:stream';
import {afterEach, beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {createEventFetcher} from '../../../source/engine/fetchers/event-fetcher.ts';
import type {Connection, Request} from '../../../source/kubernetes/connection/connection.ts';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {containerStatus, pod, service, view} from '../../_helpers/objects.ts';

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
		uid: `uid-${name}`,
		containers: pod().containers.map(container => ({
			...container,
			readinessProbe: probe,
		})),
		conditions: pod().conditions.map(each => (each.type === 'Ready' ? {...each, status: 'False'} : each)),
		statuses: [containerStatus({ready: false})],
	});

const viewOf = (name: string, pods = [failing(name)]) => view({service: service({name}), pods});

const unhealthy = {reason: 'Unhealthy', message: 'Readiness probe failed: HTTP probe failed with statuscode: 503'};

/** A lookup that has begun, with a server that answers at once with these events; pods in `gone` have been deleted. */
const open = (interval = 100, items: readonly object[] = [], gone = new Set<string>()) => {
	const stopping = new AbortController();
	onTestFinished(() => stopping.abort());
	const asked: string[] = [];
	const found: string[] = [];
	/** How many kills were told each time. */
	const notified: number[] = [];
	const connection = {
		async request({path}: Request) {
			asked.push(/uid-[\w-]+/.exec(path)![0].slice(4));
			return Readable.from([JSON.stringify({items})]);
		},
	} as unknown as Connection;
	const lookup = createEventFetcher(
		connection,
		stopping.signal,
		interval,
		({name}) => !gone.has(name),
		({name}, {kills}) => {
			found.push(name);
			notified.push(kills.length);
		},
	);
	lookup.start();
	return {lookup, asked, found, notified, questions: () => asked.length, stop: () => stopping.abort()};
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
		lookup.want(viewOf(name, [pod({name, uid: `uid-${name}`})]));
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

/** All views again and again, as when something in each of them changes all the time. */
const wantRepeatedly = async ({lookup}: ReturnType<typeof open>, views: readonly ServiceView[]) => {
	for (let round = 0; round < 20; round++) {
		for (const each of views) {
			lookup.want(each);
		}

		await vi.advanceTimersByTimeAsync(100);
	}
};

test('a pod is asked about once, whichever of the Services that overlap want it', async () => {
	const pods = Array.from({length: 6}, (_, index) => failing(`web-${index + 1}`));
	const opened = open(0, [unhealthy]);
	await wantRepeatedly(opened, [viewOf('a', pods), viewOf('b', pods.slice(2))]);
	expect(opened.asked.toSorted()).toStrictEqual(['web-1', 'web-2', 'web-3', 'web-4']);
});

test('nor more often where a headless Service stands beside one Service for each pod', async () => {
	const pods = Array.from({length: 5}, (_, index) => failing(`db-${index}`));
	const opened = open(0, [unhealthy]);
	await wantRepeatedly(opened, [viewOf('db', pods), ...pods.map(each => viewOf(each.name, [each]))]);
	expect(opened.asked.toSorted()).toStrictEqual(pods.map(({name}) => name));
});

test('nor where nothing is known of any of them, but after longer and longer waits', async () => {
	const pods = Array.from({length: 6}, (_, index) => failing(`web-${index + 1}`));
	const opened = open(0);
	await wantRepeatedly(opened, [viewOf('a', pods), viewOf('b', pods.slice(2))]);
	expect(opened.asked).toHaveLength(4);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(opened.asked).toHaveLength(8);
});

test('a new occasion is asked about again', async () => {
	const opened = open(0, [unhealthy]);
	const before = failing('web-1');
	await wantRepeatedly(opened, [viewOf('a', [before])]);
	const after = {...before, statuses: before.statuses.map(each => ({...each, restarts: each.restarts + 1}))};
	await wantRepeatedly(opened, [viewOf('a', [after]), viewOf('b', [after])]);
	expect(opened.asked).toStrictEqual(['web-1', 'web-1']);
});

test('what was deleted is neither asked about again nor told of', async () => {
	const gone = new Set<string>();
	const opened = open(0, [], gone);
	opened.lookup.want(viewOf('a', [failing('web-1')]));
	await vi.advanceTimersByTimeAsync(0);
	gone.add('web-1');
	await vi.advanceTimersByTimeAsync(3_600_000);
	expect(opened.asked).toStrictEqual(['web-1']);

	const other = open(0, [unhealthy], gone);
	other.lookup.want(viewOf('a', [failing('web-2')]));
	gone.add('web-2');
	await vi.advanceTimersByTimeAsync(0);
	expect(other.found).toStrictEqual([]);
});

test.each([0, 1, 337, 500, 941, 999])('what ended a container an hour ago is over (%i ms)', async ms => {
	vi.setSystemTime(Math.floor(Date.now() / 1000) * 1000 + ms);
	const seconds = Math.floor(Date.now() / 1000);
	const flapping = pod({
		name: 'web-1',
		uid: 'uid-web-1',
		containers: pod().containers.map(container => ({...container, livenessProbe: probe})),
		statuses: [
			containerStatus({
				restarts: 3,
				lastTerminated: {
					exitCode: 137,
					signal: 0,
					reason: 'Error',
					message: '',
					started: seconds - 90,
					finished: seconds - 60,
				},
			}),
		],
	});
	const killing = {
		reason: 'Killing',
		message: 'Container api failed liveness probe, will be restarted',
		involvedObject: {fieldPath: 'spec.containers{api}'},
		lastTimestamp: new Date((seconds - 61) * 1000).toISOString(),
	};
	const opened = open(0, [killing]);
	opened.lookup.want(viewOf('a', [flapping]));
	await vi.advanceTimersByTimeAsync(0);
	expect(opened.notified).toStrictEqual([1]);
	await vi.advanceTimersByTimeAsync(3_700_000);
	expect(opened.notified.at(-1)).toBe(0);
});

test('once it is stopped nothing waits: a timer would keep in memory all that was read', async () => {
	const {lookup, questions, stop} = open();
	for (const name of names.slice(0, 9)) {
		lookup.want(viewOf(name));
	}

	await vi.advanceTimersByTimeAsync(50);
	expect(questions()).toBe(9);
	expect(vi.getTimerCount()).toBe(9);
	stop();
	expect(vi.getTimerCount()).toBe(0);
});

test('nor does what is asked when it has been stopped', async () => {
	const {lookup, questions, stop} = open();
	stop();
	lookup.want(
		viewOf('web', [pod({phase: 'Pending', created: Date.now() / 1000, ips: [], conditions: [], statuses: []})]),
	);
	await vi.advanceTimersByTimeAsync(0);
	expect(questions()).toBe(0);
	expect(vi.getTimerCount()).toBe(0);
});

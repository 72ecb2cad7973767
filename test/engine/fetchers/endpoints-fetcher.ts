import {Readable} from 'node:stream';
import {expect, onTestFinished, test, vi} from 'vitest';
import type {DemoServer} from '../../../source/demo/server.ts';
import {createEndpointsFetcher} from '../../../source/engine/fetchers/endpoints-fetcher.ts';
import type {Connection, Request} from '../../../source/kubernetes/connection/connection.ts';
import type {ManualEndpoints} from '../../../source/model/view-parts.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {startDemo} from '../../_helpers/demo-api.ts';
import {service, slice, view} from '../../_helpers/objects.ts';

const bare = (name = 'db', overrides = {}) =>
	view({service: service({name, selector: {}, ...overrides}), pods: [], slices: []});

/** A lookup that has begun; `asked` are the namespaces in the order in which they are asked about. */
const open = (connection: Connection, interval = 0) => {
	const stopping = new AbortController();
	onTestFinished(() => stopping.abort());
	const asked: string[] = [];
	const found: Array<readonly [string, readonly ManualEndpoints[]]> = [];
	const watched: Connection = {
		...connection,
		request(request: Request) {
			asked.push(/namespaces\/([^/]+)\/endpoints\?/.exec(request.path)![1]!);
			return connection.request(request);
		},
	};
	const lookup = createEndpointsFetcher(watched, stopping.signal, interval, (...each) => found.push(each));
	const stop = () => stopping.abort();
	return {lookup, asked, found, stop, idle: () => vi.waitFor(() => expect(lookup.isIdle()).toBe(true))};
};

const write = (server: DemoServer, name: string, metadata: object, subsets: readonly object[]) =>
	server.store.create('endpoints', {
		...{apiVersion: 'v1', kind: 'Endpoints', metadata: {namespace: 'shop', name, ...metadata}},
		...{subsets},
	});

const address = {ip: '192.0.2.7'};

test('the Endpoints of a namespace are read once for all its Services, and nothing else of them is kept', async () => {
	const server = await startDemo();
	write(server, 'db', {labels: {'endpointslice.kubernetes.io/skip-mirror': 'true'}}, [
		{addresses: [address, address], ports: [{port: 1}]},
		{notReadyAddresses: [address]},
	]);
	write(server, 'lock', {annotations: {'control-plane.alpha.kubernetes.io/leader': '{}'}}, []);
	write(server, 'plain', {labels: {'endpointslice.kubernetes.io/skip-mirror': 'false'}}, [{addresses: [address]}]);
	const {lookup, asked, found, idle} = open(connectTo(server));
	lookup.want(bare('db'));
	lookup.want(bare('other'));
	lookup.want(view());
	expect(asked).toEqual([]);
	expect(lookup.isIdle()).toBe(false);
	lookup.start();
	await idle();
	expect(asked).toEqual(['shop']);
	expect(found).toStrictEqual([
		[
			'shop',
			[
				{name: 'db', addresses: 3, isSkipped: true},
				{name: 'lock', addresses: 0, isLeader: true},
				{name: 'plain', addresses: 1},
			],
		],
	]);
});

test('more than one answer holds are read to the end', async () => {
	const server = await startDemo();
	for (let index = 0; index < 230; index++) {
		write(server, `db-${index}`, {}, [{addresses: [address]}]);
	}

	const {lookup, asked, found, idle} = open(connectTo(server));
	lookup.want(bare());
	lookup.start();
	await idle();
	expect(asked).toHaveLength(3);
	expect(found[0]![1]).toHaveLength(230);
});

test.each([403, 404, 500])('a server that answers %i is no failure, and tells nothing', async code => {
	const server = await startDemo({faults: [{trouble: {kind: 'status', code}, resource: 'endpoints'}]});
	const {lookup, asked, found, idle} = open(connectTo(server));
	lookup.want(bare());
	lookup.start();
	await idle();
	expect(asked.length).toBeGreaterThan(0);
	expect(found).toEqual([]);
});

test('an occasion is asked about once: a Service that changed, one whose slices went', async () => {
	const {lookup, asked, found, idle} = open(connectTo(await startDemo()));
	lookup.start();
	const before = bare();
	for (const each of [before, before, {...before}]) {
		lookup.want(each);
		await idle();
	}

	expect(asked).toHaveLength(1);
	lookup.want(bare('db', {labels: {team: 'a'}}));
	await idle();
	expect(asked).toHaveLength(2);
	lookup.want({...before, slices: [slice()]});
	expect(found.at(-1)).toEqual(['shop', []]);
	lookup.want(before);
	await idle();
	expect(asked).toHaveLength(3);
});

/** A server of no Endpoints that answers at once, and timers that only the test moves. */
const openTimed = (interval?: number) => {
	vi.useFakeTimers();
	onTestFinished(() => {
		vi.useRealTimers();
	});
	const request = async () => Readable.from(['{"items": []}']);
	const opened = open({request} as unknown as Connection, interval);
	opened.lookup.start();
	return opened;
};

test('as long as the Service is there it is asked again, after longer and longer waits', async () => {
	const {lookup, asked} = openTimed();
	lookup.want(bare());
	await vi.advanceTimersByTimeAsync(4999);
	expect(asked).toHaveLength(1);
	await vi.advanceTimersByTimeAsync(1);
	expect(asked).toHaveLength(2);
	await vi.advanceTimersByTimeAsync(10_000);
	expect(asked).toHaveLength(3);
	await vi.advanceTimersByTimeAsync(3_600_000);
	expect(asked.length).toBeLessThan(25);
	const before = asked.length;
	lookup.forget('shop/db');
	await vi.advanceTimersByTimeAsync(3_600_000);
	expect(asked).toHaveLength(before);
});

test('where many namespaces have such a Service there is a time between two questions', async () => {
	const {lookup, asked} = openTimed(100);
	for (let index = 0; index < 20; index++) {
		lookup.want(bare('db', {namespace: `team-${index}`}));
	}

	await vi.advanceTimersByTimeAsync(450);
	expect(asked).toEqual(['team-0', 'team-1', 'team-2', 'team-3', 'team-4']);
	lookup.forget('team-5/db');
	await vi.advanceTimersByTimeAsync(100);
	expect(asked.at(-1)).toBe('team-6');
});

test('once it is stopped nothing waits: a timer would keep in memory all that was read', async () => {
	const {lookup, asked, stop} = openTimed();
	for (const namespace of ['a', 'b', 'c']) {
		lookup.want(bare('db', {namespace}));
	}

	await vi.advanceTimersByTimeAsync(1);
	expect(asked).toEqual(['a', 'b', 'c']);
	expect(vi.getTimerCount()).toBe(3);
	stop();
	expect(vi.getTimerCount()).toBe(0);
});

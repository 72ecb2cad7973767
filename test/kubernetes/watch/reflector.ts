import {expect, test} from 'vitest';
import {patch, read, request, startDemo} from '../../_helpers/demo-api.ts';
import type {Fault} from '../../_helpers/demo-faults.ts';
import type {Trouble} from '../../_helpers/demo-troubles.ts';
import {reflectServices} from '../../_helpers/reflected.ts';

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** Names of what a fresh look at the server shows. */
const truth = async (server: Demo): Promise<readonly string[]> =>
	(await read(server, '/api/v1/services')).items
		.map(({metadata}: {metadata: {namespace: string; name: string}}) => `${metadata.namespace}/${metadata.name}`)
		.sort();

const remove = (server: Demo, name: string) =>
	request(server, `/api/v1/namespaces/shop/services/${name}`, {method: 'DELETE'});

const label = (server: Demo, name: string, value: string) =>
	patch(server, `/api/v1/namespaces/shop/services/${name}`, {metadata: {labels: {seen: value}}});

/** A Service of namespace shop that the demo always has. */
const someService = async (server: Demo): Promise<string> =>
	(await read(server, '/api/v1/namespaces/shop/services')).items[0].metadata.name;

const synced = async (server: Demo) => {
	const reflected = reflectServices(server);
	await reflected.until(() => reflected.count('synced') === 1);
	return reflected;
};

test('lists everything, then follows changes and deletions', async () => {
	const server = await startDemo();
	const reflected = await synced(server);
	expect([...reflected.present.keys()].sort()).toStrictEqual(await truth(server));
	const name = await someService(server);
	await label(server, name, 'yes');
	await reflected.until(() => reflected.present.get(`shop/${name}`)?.labels.seen === 'yes');
	await remove(server, name);
	await reflected.until(() => !reflected.present.has(`shop/${name}`));
	expect([...reflected.present.keys()].sort()).toStrictEqual(await truth(server));
	expect(reflected.count('listing')).toBe(1);
});

test('one namespace holds only its own', async () => {
	const server = await startDemo();
	const reflected = reflectServices(server, 'shop');
	await reflected.until(() => reflected.count('synced') === 1);
	expect([...reflected.present.keys()].every(key => key.startsWith('shop/'))).toBe(true);
	expect(reflected.present.size).toBeGreaterThan(0);
});

test('a watch that the server closes goes on from where it was, without a new list', async () => {
	const server = await startDemo();
	const reflected = await synced(server);
	const name = await someService(server);
	server.faults.add({trouble: {kind: 'close'}, verb: 'watch', resource: 'services', times: 1});
	await label(server, name, 'meanwhile');
	await reflected.until(() => reflected.present.get(`shop/${name}`)?.labels.seen === 'meanwhile');
	expect(reflected.count('listing')).toBe(1);
});

test.each<Trouble>([{kind: 'reset'}, {kind: 'half-frame', ending: 'end'}, {kind: 'half-frame', ending: 'rest'}])(
	'a watch with $kind $ending loses nothing',
	async trouble => {
		const server = await startDemo();
		const reflected = await synced(server);
		const name = await someService(server);
		server.faults.add({trouble, verb: 'watch', resource: 'services', times: 1});
		await label(server, name, 'one');
		await label(server, name, 'two');
		await reflected.until(() => reflected.present.get(`shop/${name}`)?.labels.seen === 'two');
		expect(reflected.count('listing')).toBe(1);
	},
);

test('a watch whose version is too old is followed by a new list, and what has gone meanwhile is gone', async () => {
	const server = await startDemo();
	const reflected = await synced(server);
	const name = await someService(server);
	await remove(server, name);
	server.faults.add({trouble: {kind: 'expired'}, verb: 'watch', resource: 'services', times: 1});
	await reflected.until(() => reflected.count('synced') === 2);
	expect([...reflected.present.keys()].sort()).toStrictEqual(await truth(server));
});

const failingLists: ReadonlyArray<readonly [string, Fault['trouble']]> = [
	['500', {kind: 'status', code: 500}],
	['503', {kind: 'status', code: 503}],
	['429', {kind: 'status', code: 429, retryAfter: 1}],
	['410', {kind: 'status', code: 410}],
	['a reset', {kind: 'reset'}],
	['a body that is cut', {kind: 'cut'}],
];

test.each(failingLists)('a list that fails with %s is tried again', async (_what, trouble) => {
	const server = await startDemo({faults: [{trouble, verb: 'list', resource: 'services', times: 1}]});
	const reflected = await synced(server);
	expect([...reflected.present.keys()].sort()).toStrictEqual(await truth(server));
	expect(reflected.count('listing')).toBe(2);
});

test('a list that broke off comes in pages, and a page that is too old starts it again', async () => {
	const server = await startDemo({
		faults: [
			{trouble: {kind: 'cut'}, verb: 'list', resource: 'services', times: 1},
			{trouble: {kind: 'expired-continue'}, verb: 'list', resource: 'services', times: 1},
		],
	});
	const reflected = await synced(server);
	expect([...reflected.present.keys()].sort()).toStrictEqual(await truth(server));
});

test('what is forbidden is said with the right that is missing', async () => {
	const server = await startDemo({
		faults: [{trouble: {kind: 'status', code: 403}, verb: 'list', resource: 'services'}],
	});
	const reflected = reflectServices(server);
	await reflected.until(() => reflected.count('forbidden') === 1);
	expect(reflected.problems[0]).toBe(
		'Listing services in all namespaces is forbidden. Ask for the verb list on services, or name a namespace with -n.',
	);
});

test('credentials that are refused are said so', async () => {
	const server = await startDemo({
		faults: [{trouble: {kind: 'status', code: 401}, verb: 'list', resource: 'services', times: 2}],
	});
	const reflected = await synced(server);
	expect(reflected.problems[0]).toMatch(/does not know who you are.*Log in again/);
});

test('a server that restarts is found again, and nothing was lost', async () => {
	const server = await startDemo();
	const reflected = await synced(server);
	const name = await someService(server);
	await server.stop();
	await reflected.until(() => reflected.count('failing') > 0);
	await server.start();
	await label(server, name, 'after');
	reflected.reflector.wake();
	await reflected.until(() => reflected.present.get(`shop/${name}`)?.labels.seen === 'after');
	expect(reflected.reported).toContain('recovered');
});

test('a watch that says nothing any more is dropped when it is woken', async () => {
	const server = await startDemo();
	const reflected = await synced(server);
	const name = await someService(server);
	const unstall = server.faults.add({trouble: {kind: 'stall'}, verb: 'watch', resource: 'services'});
	await label(server, name, 'unheard');
	unstall();
	reflected.reflector.wake();
	await reflected.until(() => reflected.present.get(`shop/${name}`)?.labels.seen === 'unheard');
	expect(reflected.count('listing')).toBe(1);
});

test('a watch that answers 410 again and again is asked less and less often', async () => {
	const server = await startDemo({faults: [{trouble: {kind: 'expired'}, verb: 'watch', resource: 'services'}]});
	const reflected = reflectServices(server);
	await reflected.until(() => reflected.count('listing') === 8);
	const started = performance.now();
	await reflected.until(() => reflected.count('listing') === 9);
	// The eighth wait: 2 ms doubled seven times, half of it for the jitter, less the time a timer may be early.
	expect(performance.now() - started).toBeGreaterThan(120);
});

test('what has worked for a while starts from the shortest wait', async () => {
	const server = await startDemo();
	const reflected = reflectServices(server, undefined, {shortestWait: 200, workingMs: 0});
	await reflected.until(() => reflected.count('synced') === 1);
	const started = performance.now();
	server.faults.add({trouble: {kind: 'reset'}, verb: 'watch', resource: 'services', times: 7});
	await reflected.until(() => reflected.count('failing') === 7);
	// Waits that are doubled each time take 5 s at least.
	expect(performance.now() - started).toBeLessThan(4500);
});

/** As the usual ones, in a tenth of the time. */
const short = {
	staleMs: 1500,
	usualWatch: {lengthMs: 1000, graceMs: 300},
	briefWatch: {lengthMs: 1000, graceMs: 300},
	quietListMs: 600,
	questionMs: 300,
};

const refusing = (code: number): readonly Fault[] =>
	(['list', 'watch'] as const).map(verb => ({trouble: {kind: 'status', code}, verb, resource: 'services'}));

const blinding: ReadonlyArray<readonly [string, readonly Fault[]]> = [
	['open watches that say nothing', [{trouble: {kind: 'stall'}, verb: 'watch', resource: 'services'}]],
	['watches that are not answered', [{trouble: {kind: 'hang'}, verb: 'watch', resource: 'services'}]],
	['what is refused from now on', refusing(403)],
	['what is served no longer', refusing(404)],
];

test.each(blinding)('who is blinded by %s says so, and sees again soon after', async (_what, faults) => {
	const server = await startDemo();
	const reflected = reflectServices(server, undefined, short);
	await reflected.until(() => reflected.count('synced') === 1);
	const name = await someService(server);
	const ends = faults.map(server.faults.add);
	await label(server, name, 'unheard');
	await reflected.until(() => reflected.count('failing') > 0);
	expect(reflected.reported).not.toContain('forbidden');
	expect(reflected.reported).not.toContain('absent');
	for (const end of ends) {
		end();
	}

	await reflected.until(() => reflected.reported.includes('recovered'));
	expect(reflected.present.get(`shop/${name}`)?.labels.seen).toBe('unheard');
});

test('a list that hangs while others are answered is given up', async () => {
	const server = await startDemo({
		faults: [{trouble: {kind: 'hang'}, verb: 'list', resource: 'services', times: 1}],
	});
	const reflected = reflectServices(server, undefined, short);
	await reflected.until(() => reflected.count('synced') === 1);
	expect(reflected.problems).toContainEqual(expect.stringMatching(/^The list of services from \S+ hangs\.$/));
});

test('what may be listed and not watched is listed again and again, and nothing is said to be wrong', async () => {
	const server = await startDemo({
		faults: [{trouble: {kind: 'status', code: 403}, verb: 'watch', resource: 'services'}],
	});
	const reflected = reflectServices(server, undefined, {...short, pollMs: 100});
	await reflected.until(() => reflected.count('synced') === 3);
	expect(reflected.problems).toStrictEqual([]);
});

test('what may not be watched is listed again and again, until it may', async () => {
	const server = await startDemo();
	const allow = server.faults.add({trouble: {kind: 'status', code: 403}, verb: 'watch', resource: 'services'});
	const reflected = reflectServices(server, undefined, {pollMs: 5});
	await reflected.until(() => reflected.count('unwatched') > 1);
	expect(reflected.count('forbidden')).toBe(0);
	const name = await someService(server);
	await remove(server, name);
	await reflected.until(() => !reflected.present.has(`shop/${name}`));
	allow();
	await label(server, await someService(server), 'watched');
	await reflected.until(() => reflected.count('recovered') === 1);
});

import {expect, test} from 'vitest';
import {missingService} from '../../_helpers/missing.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service as serviceOf, slice, view} from '../../_helpers/objects.ts';
import {clients, finding, liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const open = (options: Parameters<typeof openScreen>[0] = {}) =>
	openScreen({columns: 100, rows: 30, clients, feed: liveFeed(), ...options});

const service = {kind: 'Service', namespace: 'shop', name: 'checkout'};
const [backTab, up] = ['\u001B[Z', '\u001B[A'];

test.each([
	['y', ['y'], ['load', 'yaml Service shop/checkout', {kind: 'yaml', subject: service}]],
	['d', ['d'], ['load', 'describe Service shop/checkout', {kind: 'describe', subject: service}]],
	['e', ['e'], ['load', 'events Service shop/checkout', {kind: 'events', subject: service}]],
	[
		'y of a pod',
		['G', backTab, 'y'],
		['load', 'yaml Pod shop/web-1', {kind: 'yaml', subject: {kind: 'Pod', namespace: 'shop', name: 'web-1'}}],
	],
	[
		'enter on a pod',
		['G', backTab, 'j\r'],
		['load', 'describe Pod shop/web-2', {kind: 'describe', subject: {kind: 'Pod', namespace: 'shop', name: 'web-2'}}],
	],
	[
		'enter on an endpoint',
		['G', '\t', '\r'],
		['load', 'describe Pod shop/web-1', {kind: 'describe', subject: {kind: 'Pod', namespace: 'shop', name: 'web-1'}}],
	],
] as const)('%s', async (_, keys, call) => {
	const screen = await open();
	await screen.press(...keys);

	expect(screen.calls.at(-1)).toEqual(call);
	expect(screen.text()).toContain('loading…');
});

test('of an address without a pod, the slice that has it', async () => {
	const manual = slice({name: 'web-by-hand', endpoints: [{...slice().endpoints[0]!, pod: '', podUid: ''}]});
	const screen = await open({feed: liveFeed([row(view({slices: [manual]}))])});
	await screen.press('\t', 'd');

	expect(screen.text()).toContain('DESCRIBE EndpointSlice shop/web-by-hand');
});

test.each([
	['l', 'logs'],
	['s', 'shell'],
])('%s of a Service asks which pod, the first not ready chosen', async (key, purpose) => {
	const screen = await open();
	await screen.press('jj', key);
	const selected = screen.lines().findIndex((_, y) => screen.cell(3, y).isInverse);

	expect(screen.text()).toContain('CONTAINERS');
	expect(screen.lines()[selected]).toContain(purpose === 'logs' ? 'redis-2' : 'redis-0');
	await screen.press('k', '\r');
	expect(screen.calls.at(-1)?.[0]).toBe(purpose === 'logs' ? 'load' : 'shell');
});

test('l of a pod with one container opens its log at once', async () => {
	const screen = await open();
	await screen.press('G', backTab, 'l');

	expect(screen.text()).toContain('LOGS shop/web-1');
});

test('s of a pod with one container opens a shell at once', async () => {
	const screen = await open();
	await screen.press('G', backTab, 's');

	expect(screen.calls.at(-1)?.[0]).toBe('shell');
});

test('--readonly opens no shell, and says why', async () => {
	const screen = await open({isReadonly: true});
	await screen.press('G', backTab, 's');

	expect(screen.calls).toEqual([]);
	expect(screen.lines().at(-1)).toContain('--readonly: nothing is run inside pods');
});

test('without anything selected there is nothing to open', async () => {
	const screen = await open({feed: liveFeed([])});
	await screen.press('y');

	expect(screen.lines().at(-1)).toContain('No Service is selected.');
	await screen.press(up);
	expect(screen.calls).toEqual([]);
});

/** A Service that an Ingress names and nobody has. */
const missing = row(
	{
		...view({
			service: serviceOf({name: 'gone', created: 0, ports: [], selector: {}}),
			pods: [],
			slices: [],
			workloads: [],
		}),
		missing: missingService({name: 'gone', ingresses: [ingress()]}),
	},
	[finding({code: 'ingress-service-missing', cause: 'ingress front names a Service gone that does not exist'})],
);

test('a Service that is missing has its row, and nothing behind it', async () => {
	const screen = await open({feed: liveFeed([missing]), columns: 140});
	const lines = screen.lines();
	expect(lines.find(line => line.includes('gone'))).toMatch(
		/✖ shop +gone +missing +- +ingress front names a Service gone that does not exist +- *$/,
	);
	expect(lines[0]).toContain('1 service  ✖ 1  ▲ 0  ✔ 0  ? 0');
	expect(lines.filter(line => line.includes('There is no Service gone in namespace shop.'))).not.toStrictEqual([]);
});

test.each(['y', 'd', 'e', 'l', 's', 'n', 'c', 'T', 'p', 'F', '\rn', '\rF'])(
	'%s says that there is no such Service',
	async key => {
		const screen = await open({feed: liveFeed([missing]), columns: 140});
		await screen.press(...key);
		expect(screen.calls.filter(([name]) => name !== 'tellAbout')).toStrictEqual([]);
		expect(screen.lines().at(-1)).toContain('There is no Service gone in namespace shop.');
	},
);

test('t walks the way in of a Service that is missing, where an object leads to it', async () => {
	const screen = await open({feed: liveFeed([missing]), columns: 140});
	await screen.press('t');
	expect(screen.lines().at(-1)).toContain('Ask the way in to shop/gone from this machine?');
});

test('its diagnosis says who names it', async () => {
	const screen = await open({feed: liveFeed([missing]), columns: 140});
	await screen.press('\r');
	expect(screen.text()).toContain('ingress-service-missing');
});

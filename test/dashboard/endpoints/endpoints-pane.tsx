import {expect, test} from 'vitest';
import type {Endpoint, Pod} from '../../../source/model/objects.ts';
import {birth, pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';
import {liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const open = async (columns: number, rows: number, endpoints: readonly Endpoint[], pods: readonly Pod[]) => {
	const owner = service({
		ports: [servicePort({name: 'http'}), servicePort({name: 'admin', port: 81, targetPort: 9000})],
	});
	const slices = [
		slice({endpoints, ports: [{name: 'http', protocol: 'TCP', port: 8080}]}),
		slice({name: 'web-2', endpoints: endpoints.slice(0, 1), ports: [{name: 'admin', protocol: 'TCP', port: 9000}]}),
	];
	const screen = await openScreen({columns, rows, feed: liveFeed([row(view({service: owner, slices, pods}))])});
	return screen;
};

const failing: Pod = pod({
	name: 'web-7d9c8b7f6d-x2x1z',
	conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: birth + 46 * 3600}],
	statuses: [
		{
			name: 'api',
			ready: false,
			started: false,
			restarts: 14,
			state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: ''},
		},
	],
});

const endpoint = (overrides: Partial<Endpoint>): Endpoint => ({
	address: '10.1.2.9',
	ready: true,
	serving: true,
	terminating: false,
	node: 'node-a',
	zone: 'zone-1',
	pod: '',
	podUid: '',
	...overrides,
});

const mixed = [
	endpoint({address: '10.1.2.10'}),
	endpoint({address: '10.1.2.9'}),
	endpoint({address: '10.1.2.100', ready: false, serving: false, pod: failing.name, podUid: failing.uid}),
	endpoint({address: '10.1.2.11', ready: false, terminating: true}),
	endpoint({address: '10.1.2.12', ready: false, serving: false, terminating: true}),
	endpoint({address: '10.1.2.13', ready: false, serving: false}),
];

const listed = (screen: Screen) => screen.lines().filter(line => /10\.1\.2\.\d/.test(line));

test('what is not ready comes first, and each by its number', async () => {
	const screen = await open(160, 50, mixed, [failing]);
	await screen.press('\t', 'z');

	expect(listed(screen).map(line => /10\.1\.2\.(\d+)/.exec(line)?.[1])).toEqual(['11', '12', '13', '100', '9', '10']);
});

test('each address tells its ports, its state, and why it is not ready', async () => {
	const screen = await open(160, 50, mixed, [failing]);
	await screen.press('\t', 'z', '\u0017');
	const lines = listed(screen);

	expect(screen.text()).toMatch(/ADDRESS +PORTS +POD +NODE +ZONE +SINCE +STATE/);
	expect(lines[0]).toMatch(/▲ 10\.1\.2\.11 .* serving, terminating *$/);
	expect(lines[1]).toMatch(/▲ 10\.1\.2\.12 .* {2}terminating *$/);
	expect(lines[2]).toMatch(/▲ 10\.1\.2\.13 .* not ready *$/);
	expect(lines[3]).toMatch(
		/✖ 10\.1\.2\.100 +http:8080,admin:- +web-7d9c8b7f6d-x2x1z +node-a +zone-1 +3h +CrashLoopBackOff: .*14 restarts/,
	);
	expect(lines[5]).toMatch(/✔ 10\.1\.2\.10 +http:8080,admin:9000 .* ready *$/);
});

test.each([
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 50],
])('%i×%i: the reason is told, whatever has to give way', async (columns, rows) => {
	const only = endpoint({ready: false, serving: false, pod: failing.name, podUid: failing.uid});
	const screen = await open(columns, rows, [only], [failing]);
	await screen.press('\t');

	expect(listed(screen)[0]).toContain('CrashLoopBackOff');
	expect(screen.text()).not.toContain('left out');
});

test('since when it is so is told from 80 cells on', async () => {
	const only = endpoint({ready: false, serving: false, pod: failing.name, podUid: failing.uid});
	const screen = await open(80, 24, [only], [failing]);

	expect(listed(screen)[0]).toMatch(/ 3h +CrashLoopBackOff/);
});

test('ports are told whole where there is room, however many there are', async () => {
	const screen = await open(200, 50, mixed.slice(0, 1), []);
	expect(listed(screen)[0]).toContain('http:8080,admin:9000');
	await screen.resize(60, 50);
	expect(listed(screen)[0]).toContain('10.1.2.10');
});

import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {clients, liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const key = 'shop/multi';
const {target} = clients[0]!;
const tab = '\t';
const back = '\u001b[Z';
const enter = '\r';

const ports = [
	servicePort({name: 'dns', port: 53, protocol: 'UDP'}),
	servicePort({name: 'dns-tcp', port: 53}),
	servicePort({port: 9153}),
];

const feed = (more: readonly Action[] = []): readonly Action[] => [
	...liveFeed([row(view({service: service({name: 'multi', ports})}))]),
	...more,
];

const last = (screen: Screen) => screen.lines().at(-1)!.trim();

test.each([
	[
		160,
		/^Run trace multi\.shop in pod toolbox\S*, container \S+, all 3 ports\? +<enter> run {2}<tab> another port {2}<a> always in prod-eu {2}<esc> no$/,
	],
	[
		80,
		/^Run trace multi\.shop in pod toolbox\S*, all 3 ports\? +<enter> <tab> <a> <esc>$|^Run trace in toolbox\S*, all 3 ports\? +<enter> run <tab> port <a> always <esc> no$/,
	],
	[60, /^Trace all 3 ports in toolbox\? +<enter> <tab> <a> <esc>$/],
])('at %i cells the question says which ports, and how to choose', async (columns, line) => {
	const screen = await openScreen({columns, rows: 24, clients, feed: feed()});
	await screen.press('t');
	expect(last(screen)).toMatch(line);
});

test('tab goes from port to port, and back to all of them', async () => {
	const screen = await openScreen({columns: 120, clients, feed: feed()});
	await screen.press('t');
	const seen = [];
	for (const pressed of [tab, tab, tab, tab, back, back]) {
		await screen.press(pressed);
		seen.push(/(all \d ports|port [^?]+)\?/.exec(last(screen))?.[1]);
	}

	expect(seen).toStrictEqual([
		'port 53/UDP (dns)',
		'port 53 (dns-tcp)',
		'port 9153',
		'all 3 ports',
		'port 9153',
		'port 53 (dns-tcp)',
	]);
});

test('what was chosen is what is asked', async () => {
	const screen = await openScreen({clients, feed: feed()});
	await screen.press('t', enter);
	expect(screen.calls.at(-1)).toStrictEqual(['trace', key, target]);
	await screen.press('t', tab, tab, enter);
	expect(screen.calls.at(-1)).toStrictEqual(['trace', key, target, undefined, '53/TCP']);
	await screen.press('T', tab, enter);
	expect(screen.calls.at(-1)).toStrictEqual(['matrix', key, '53/UDP']);
});

test('where probes run unasked, the ports of a Service that has several are still to be chosen', async () => {
	const screen = await openScreen({columns: 120, clients, feed: feed([{type: 'probes/allowed'}])});
	await screen.press('t');
	expect(last(screen)).toMatch(/, all 3 ports\? +<enter> run {2}<tab> another port {2}<esc> no$/);
	await screen.press(enter);
	expect(screen.calls.at(-1)?.[0]).toBe('trace');
});

test.each([
	['one port', service({name: 'multi', ports: ports.slice(0, 1)})],
	['a name', service({name: 'multi', type: 'ExternalName', externalName: 'db.example.com', clusterIPs: [], ports})],
])('of %s there is nothing to choose', async (_, of) => {
	const screen = await openScreen({columns: 160, clients, feed: [...liveFeed([row(view({service: of}))])]});
	await screen.press('t');
	expect(last(screen)).toMatch(/Run trace multi\.shop in pod toolbox\S*, container \S+\? /);
	expect(last(screen)).not.toContain('tab');
	await screen.press(enter);
	expect(screen.calls.at(-1)).toStrictEqual(['trace', key, target]);
});

const webPorts = [
	servicePort({name: 'http', port: 80}),
	servicePort({name: 'dns', port: 53, protocol: 'UDP'}),
	servicePort({name: 'https', port: 8443}),
];

const withPorts = [...liveFeed([row(view({service: service({name: 'multi', ports: webPorts})}))])];

test('tab goes through the ports of a request too, while it is typed and when it is asked', async () => {
	const screen = await openScreen({columns: 160, clients, feed: withPorts});
	await screen.press('c');
	expect(last(screen)).toContain('in pod toolbox · <tab> another port');
	const seen = [];
	for (let times = 0; times < 3; times++) {
		await screen.press(tab);
		seen.push(/curl (\S+)█/.exec(last(screen))?.[1]);
	}

	const [secure, clear] = ['https://multi:8443/', 'http://multi:80/'];
	expect(seen).toStrictEqual([secure, clear, secure]);
	await screen.press(enter);
	expect(last(screen)).toContain(`Run curl ${secure} in pod toolbox`);
	expect(last(screen)).toContain('<tab> another port');
	await screen.press(back);
	expect(last(screen)).toContain(`Run curl ${clear} in pod`);
	await screen.press(enter);
	expect(screen.calls.at(-1)).toStrictEqual(['curl', key, target, clear]);
});

test.each([
	['a path', 'http://multi.shop.svc:80/health?full=1', 'https://multi.shop.svc:8443/health?full=1'],
	['a method', 'HEAD http://multi.shop.svc:80/', 'HEAD https://multi.shop.svc:8443/'],
	['a host', 'http://10.96.0.7:80/', 'https://10.96.0.7:8443/'],
	['another port', 'http://multi.shop.svc:99/', 'http://multi.shop.svc:80/'],
	['nothing', '', 'http://multi.shop.svc/'],
])('%s that was typed stays', async (_, typed, becomes) => {
	const screen = await openScreen({columns: 160, clients, feed: withPorts});
	await screen.press('c', `\u0015${typed}`, tab);
	expect(last(screen)).toContain(`curl ${becomes}█`);
});

test('what is open to the outside is traced from this machine too, and the question says so', async () => {
	const open = row(view({service: service({name: 'multi', type: 'NodePort'})}));
	const screen = await openScreen({columns: 160, rows: 24, clients, feed: liveFeed([open])});
	await screen.press('t');
	expect(last(screen)).toMatch(/^Run trace multi\.shop from this machine and in pod toolbox/);
});

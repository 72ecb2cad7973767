import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {clients, liveFeed, named, row} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const {target} = clients[0]!;
const ports = [servicePort({name: 'http'}), servicePort({name: 'admin', port: 99})];
const multi = row(view({service: service({name: 'multi', ports})}));

/** Services api and multi of shop, and one called web in two namespaces; that of infra is selected, and probes run unasked. */
const open = (more: readonly Action[] = []) =>
	openScreen({
		columns: 140,
		clients,
		feed: [
			...liveFeed([named('api'), multi, named('web', 'infra'), named('web', 'shop')]),
			{type: 'probes/allowed'},
			...more,
		],
	});

test.each<readonly [string, readonly unknown[]]>([
	[':trace multi:99', ['trace', 'shop/multi', target, undefined, '99']],
	[':trace multi:admin', ['trace', 'shop/multi', target, undefined, 'admin']],
	[':trace shop/multi:http', ['trace', 'shop/multi', target, undefined, 'http']],
	[':trace infra/web', ['trace', 'infra/web', target]],
	[':trace infra/web:80/tcp', ['trace', 'infra/web', target, undefined, '80/tcp']],
	[':trace api', ['trace', 'shop/api', target]],
	[':trace :80', ['trace', 'infra/web', target, undefined, '80']],
	[':trace web', ['trace', 'infra/web', target]],
	[':matrix multi:99', ['matrix', 'shop/multi', '99']],
	[':matrix infra/web', ['matrix', 'infra/web']],
])('%s', async (line, call) => {
	const screen = await open();
	await screen.press(line, '\r');
	expect(screen.calls.at(-1)).toStrictEqual(call);
});

test('an alias has the ports of the Service it leads to', async () => {
	const alias = service({
		name: 'alias',
		type: 'ExternalName',
		clusterIPs: [],
		externalName: 'multi.shop.svc',
		ports: [],
	});
	const screen = await openScreen({
		clients,
		feed: [...liveFeed([row(view({service: alias}))]), {type: 'probes/allowed'}],
	});
	await screen.press(':trace alias:99', '\r');
	expect(screen.calls.at(-1)).toStrictEqual(['trace', 'shop/alias', target, undefined, '99']);
});

test('a Service of several ports without one is asked about', async () => {
	const screen = await open();
	await screen.press(':trace multi', '\r');
	expect(screen.lines().at(-1)).toMatch(/Run trace multi\.shop in pod .*, all 2 ports\?/);
});

test.each([
	[':trace multi:98', 'Service multi has no port 98. It has 80 (http), 99 (admin).'],
	[':trace nosuch', 'There is no Service nosuch in any namespace.'],
	[':trace infra/multi:80', 'There is no Service multi in namespace infra.'],
	[':trace web', 'Several namespaces have a Service web: infra, shop. Write infra/web, or another.'],
	[':trace a/b/c', '"a/b/c" names no Service. Write :trace [NAMESPACE/]SERVICE[:PORT].'],
	[':matrix shop/', '"shop/" names no Service. Write :matrix [NAMESPACE/]SERVICE[:PORT].'],
])('%s: says why not', async (line, text) => {
	const screen = await open();
	await screen.press('j', line, '\r');
	expect(screen.lines().at(-1)).toContain(text);
	expect(screen.calls).toStrictEqual([]);
});

test('the namespace that is open is the one meant', async () => {
	const screen = await openScreen({
		columns: 140,
		clients,
		namespace: 'shop',
		feed: [...liveFeed([named('api')]), {type: 'probes/allowed'}],
	});
	await screen.press(':trace web', '\r');
	expect(screen.lines().at(-1)).toContain('There is no Service web in namespace shop.');
});

test('tab completes the Service that is looked at, and its ports are shown', async () => {
	const screen = await open();
	await screen.press('j', 'j', ':trace m', '\t');
	expect(screen.lines().at(-1)).toMatch(/:trace multi█ +trace multi {2}trace multi:80 {2}trace multi:99/);
});

test('what may not be run of the selected Service is not run of a named one', async () => {
	const screen = await openScreen({
		columns: 140,
		clients,
		isReadonly: true,
		feed: liveFeed([named('api'), multi]),
	});
	await screen.press(':trace multi:99', '\r');
	expect(screen.lines().at(-1)).toContain('--readonly');
	expect(screen.calls).toStrictEqual([]);
});

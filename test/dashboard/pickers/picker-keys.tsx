import {expect, test} from 'vitest';
import {pickerOptions} from '../../../source/dashboard/options/picker-options.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {isChoosing} from '../../../source/dashboard/state/overlay.ts';
import type {Client} from '../../../source/probes/clients.ts';
import {pod} from '../../_helpers/objects.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, type Screen, start} from '../../_helpers/screen.tsx';

const esc = '\u001B';
const enter = '\r';

const open = (options: Parameters<typeof openScreen>[0] = {}) =>
	openScreen({columns: 100, rows: 30, clients, feed: liveFeed(), ...options});

const selected = (screen: Screen) => {
	const at = screen.lines().findIndex((_, y) => screen.cell(3, y).isInverse);
	return screen.lines()[at] ?? '';
};

const last = (screen: Screen) => screen.lines().at(-1) ?? '';

const log = (...names: readonly string[]): readonly Action[] =>
	names.map((name, index) => ({
		type: 'commands/ran',
		entry: {
			...{id: index + 1, at: start, ms: 12, kind: 'command', context: 'prod-eu', client: clients[0]!.target},
			...{argv: ['nslookup', name], isFailure: false, outcome: 'exit 0', output: ''},
		},
	}));

test.each([
	['namespaces', ':ns\r', 'sho', 'NAMESPACES 1 · /sho · 2 hidden', ['openNamespace', 'shop']],
	['contexts', ':ctx\r', 'stag', 'CONTEXTS 1 · /stag · 1 hidden', ['openContext', 'staging']],
	[
		'containers',
		'jjl',
		'redis-1',
		'CONTAINERS 1 · /redis-1 · 2 hidden',
		['load', 'logs infra/redis-1/api', expect.anything()],
	],
	['clients', 'p', 'web', 'PROBE FROM 1 · /web · 1 hidden', ['listOtherClients', 'shop/checkout']],
	['columns', 'o', 'cluster', 'SORT BY 1 · /cluster · 12 hidden', []],
] as const)('a filter finds one of the %s, and enter takes it', async (kind, keys, filter, title, call) => {
	const screen = await open();
	await screen.press(keys, '/');
	expect(last(screen).trimEnd()).toBe(' /█  text  !text  -f text');
	await screen.press(filter);
	expect(screen.text()).toContain(title);
	expect(last(screen)).toContain(`/${filter}█`);
	await screen.press(enter);
	expect(screen.text()).toContain(title);
	await screen.press(enter);
	expect(screen.calls.at(-1) ?? []).toEqual(call);
	expect(screen.store.getState().list.filter).toBe('');
	expect(screen.store.getState().clients.get('shop')?.pod).toBe(kind === 'clients' ? 'web-1' : undefined);
	expect(screen.store.getState().list.order.sort.by).toBe(kind === 'columns' ? 'cluster-ip' : 'severity');
});

test('a pattern goes over the whole line, -f over its name alone', async () => {
	const screen = await open();
	await screen.press(':ns\r', '/2 broken\r');
	expect(screen.text()).toContain('NAMESPACES 2 · /2 broken · 1 hidden');
	await screen.press('/\u0015-f br\r');
	expect(screen.text()).toContain('NAMESPACES 0 · /-f br · 3 hidden');
	await screen.press('/\u0015-f sp\r');
	expect(screen.text()).toContain('NAMESPACES 2 · /-f sp · 1 hidden');
});

test('typed in one read with what opens the list, the filter is applied in order', async () => {
	const screen = await open();
	await screen.press(':ns\r/inf\r\r');
	expect(screen.calls).toEqual([['openNamespace', 'infra']]);
});

test('esc undoes what is typed, then the filter, then closes the list', async () => {
	const screen = await open();
	await screen.press(':ns\r', '/', 'infra', enter, '/', 'x');
	expect(screen.text()).toContain('NAMESPACES 0 · /infrax · 3 hidden');
	await screen.press(esc);
	expect(screen.text()).toContain('NAMESPACES 1 · /infra · 2 hidden');
	await screen.press(esc);
	expect(screen.text()).toContain('NAMESPACES 3 ━');
	await screen.press(esc);
	expect(screen.text()).toContain('SERVICES 5');
});

test('help over a list to choose from begins with its keys, and goes back to it', async () => {
	const screen = await open();
	await screen.press(':ns\r', 'j', '?');
	expect(screen.lines()[3]?.trim()).toBe('Choosing');
	await screen.press(esc);
	expect(selected(screen)).toContain('infra');
});

test('a filter of the Services stays as it is', async () => {
	const screen = await open();
	await screen.press('/web\r', ':ns\r', '/infra', esc, esc);
	expect(screen.text()).toContain('SERVICES 1 · /web · 4 hidden');
});

test('where the filter hides everything it says so, and nothing can be taken', async () => {
	const screen = await open();
	await screen.press(':ns\r', '/zzz\r', enter);
	expect(screen.text()).toContain('The filter hides everything. esc clears it.');
	expect(screen.calls).toEqual([]);
});

test('what is found is moved through and copied as it is shown', async () => {
	const screen = await open({feed: [...liveFeed(), ...log('web.', 'shop.', 'web.shop.')]});
	await screen.press('L', '/nslookup web\r', 'j');
	expect(screen.text()).toContain('LOG 2 · /nslookup web · 1 hidden');
	expect(selected(screen)).toContain('nslookup web.');
	await screen.press('/\u0015shop\\.$\r', 'j', 'x');
	expect(screen.calls.at(-1)?.[1]).toMatch(/nslookup shop\.$/);
	await screen.press('k', enter);
	expect(screen.text()).toContain('-- nslookup web.shop.');
});

test('a pod that goes while it is chosen is told, and the others are left to choose from', async () => {
	const left: Client[] = [...clients];
	const screen = await open({clients: left});
	await screen.press('p', 'j');
	expect(selected(screen)).toContain('web-1');
	left.splice(1, 1, {target: {namespace: 'shop', pod: 'web-2', container: 'api'}, pod: pod(), isDefault: false});
	await screen.press(enter);
	expect(last(screen)).toContain('Container api of pod web-1 does not run any more.');
	expect(screen.text()).toContain('PROBE FROM 2');
	expect(screen.text()).toContain('web-2');
	await screen.press('j', enter, 'n');
	expect(last(screen)).toContain('Run nslookup checkout.shop in pod web-2, container api?');
});

test('when the last one goes while it is chosen, those of other namespaces are left', async () => {
	const left: Client[] = [...clients];
	const screen = await open({clients: left});
	await screen.press('p');
	left.splice(0);
	await screen.press(enter);
	expect(last(screen)).toContain('Container main of pod toolbox does not run any more.');
	expect(screen.text()).toContain('PROBE FROM 0 · listing other namespaces');
	await screen.press(esc, 'n');
	expect(last(screen)).toContain('No pod in namespace shop is running, so there is nowhere to probe from.');
});

const elsewhere = (namespace: string, name: string): Client => ({
	target: {namespace, pod: name, container: 'api'},
	pod: pod({namespace, name}),
	isDefault: false,
});

const listed = (...choices: readonly Client[]): Action => ({type: 'clients/listed', key: 'shop/checkout', choices});

test('pods of other namespaces stand after those of the own one, are found, and are asked from', async () => {
	const screen = await open();
	await screen.press('p');
	expect(screen.text()).toContain('PROBE FROM 2 · listing other namespaces');
	await screen.dispatch(listed(elsewhere('front', 'frontend-1'), elsewhere('infra', 'frontend-2')));
	expect(screen.text()).toContain('PROBE FROM 4 ━');
	const names = screen.lines().flatMap(line => /(?:shop|front|infra)\/\S+/.exec(line)?.[0] ?? []);
	expect(names).toEqual(['shop/toolbox', 'shop/web-1', 'front/frontend-1', 'infra/frontend-2']);
	expect(selected(screen)).toContain('shop/toolbox');
	await screen.press('/^front/', enter, enter, 'n');
	expect(last(screen)).toContain('Run nslookup checkout.shop in pod front/frontend-1');
	await screen.press(enter);
	expect(screen.calls.at(-1)).toEqual([
		'nslookup',
		'shop/checkout',
		{namespace: 'front', pod: 'frontend-1', container: 'api'},
	]);
	await screen.press(esc, 'G', 'n');
	expect(last(screen)).toContain('in pod front/frontend-1');
});

test('the pane of the probe says from which namespace it asks', async () => {
	const {target} = elsewhere('front', 'frontend-1');
	const screen = await open();
	await screen.dispatch(
		{type: 'probe/started', key: 'shop/checkout', kind: 'trace', client: target, at: start},
		{type: 'overlay/opened', overlay: {kind: 'probe', key: 'shop/checkout', top: 0}},
	);
	expect(screen.text()).toContain('PROBE shop/checkout · from front/frontend-1 ━');
});

test('with another Service or nothing open, what comes late is let go', async () => {
	const screen = await open();
	await screen.press('p', esc);
	await screen.dispatch(listed(elsewhere('front', 'frontend-1')));
	expect(screen.text()).toContain('SERVICES 5');
	await screen.press('jp');
	await screen.dispatch(listed(elsewhere('front', 'frontend-1')));
	expect(screen.text()).toContain('PROBE FROM 2 · listing other namespaces');
});

test('of 25,000 pods the lines are made once, and filtered once for each text', async () => {
	const screen = await open();
	await screen.press('p');
	const many = Array.from({length: 25_000}, (_, index) => elsewhere('front', `frontend-${index}`));
	await screen.dispatch(listed(...many));
	const shown = () => {
		const state = screen.store.getState();
		return isChoosing(state.overlay) ? pickerOptions(state, state.overlay) : [];
	};
	const all = shown();
	await screen.press('j');
	expect(shown()).toBe(all);
	await screen.press('/2499');
	const found = shown();
	expect(found.map(({name}) => name)).toEqual([
		...['2499', '12499', '22499'].map(number => `front/frontend-${number}`),
		...Array.from({length: 10}, (_, digit) => `front/frontend-2499${digit}`),
	]);
	await screen.press(enter, 'j');
	expect(shown()).toBe(found);
});

test('a pod that goes after it was chosen is not probed from', async () => {
	const left: Client[] = [...clients];
	const screen = await open({clients: left});
	await screen.press('p', 'j', enter);
	left.splice(1);
	await screen.press('n');
	expect(last(screen)).toContain('Run nslookup checkout.shop in pod toolbox');
});

test('back from one command of the log, the log is as it was', async () => {
	const screen = await open({feed: [...liveFeed(), ...log('web', 'redis')]});
	await screen.press('L', '/web', enter, enter);
	expect(screen.text()).toContain(' LOG 1 ━');
	await screen.press(esc);
	expect(screen.text()).toContain('LOG 1 · /web · 1 hidden');
});

test.each([60, 80])('at %i columns contexts that begin and end alike are told apart', async columns => {
	const contexts = ['eu-west-1', 'us-east-1'].flatMap(region =>
		['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
			name => `arn:aws:eks:${region}:123456789012:cluster/platform-team/payments-${name}-production`,
		),
	);
	const screen = await openScreen({columns, rows: 24, feed: [...liveFeed(), {type: 'contexts/listed', contexts}]});
	await screen.press(':ctx\r');
	const shown = screen.lines().filter(line => line.includes(' arn:aws:eks:'));

	expect(shown).toHaveLength(14);
	expect(new Set(shown).size).toBe(14);
});

test('a container to choose is told by both ends of its pod', async () => {
	const names = ['x2x1a', 'x2x1b'].map(
		end => `payments-reconciliation-worker-of-the-europe-west-region-7d9c8b7f6d-${end}`,
	);
	const choices = names.map(name => ({
		target: {namespace: 'shop', pod: name, container: 'api'},
		text: 'ready',
		isFaulty: false,
	}));
	const screen = await openScreen({columns: 60, rows: 15, feed: liveFeed()});
	await screen.dispatch({
		type: 'overlay/opened',
		overlay: {kind: 'containers', purpose: 'logs', selected: '', choices},
	});

	expect(screen.text()).toMatch(/payments.*…x2x1a[\s\S]*payments.*…x2x1b/);
});

import {expect, test} from 'vitest';
import {lineCommands} from '../../../source/dashboard/keyboard/command-line.ts';
import type {Scope} from '../../../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../../../source/dashboard/keyboard/keymap.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {clients, liveFeed, named, syncedInputs} from '../../_helpers/rows.ts';
import {openScreen, type Screen, start} from '../../_helpers/screen.tsx';

const {target} = clients[0]!;
const many = Array.from({length: 60}, (_, index) => named(`s${String(index).padStart(2, '0')}`));
const esc = '\u001B';
const enter = '\r';

const open = async (feed: readonly Action[] = liveFeed(), options: Parameters<typeof openScreen>[0] = {}) => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed, ...options});
	return screen;
};

const selected = (screen: Screen) => {
	const at = screen.lines().findIndex((_, y) => screen.cell(3, y).isInverse);
	return screen.lines()[at] ?? '';
};

const last = (screen: Screen) => screen.lines().at(-1) ?? '';

/** Each: the keys, and what is on the screen, on its last line, on the selected or the first row, or was called after them. */
type Case = readonly [
	string,
	readonly string[],
	{text?: string; last?: string; row?: string; first?: string; calls?: readonly unknown[]},
];

const cases: readonly Case[] = [
	['list /', ['/red'], {text: 'SERVICES 1 · /red · 4 hidden', last: '/red'}],
	['list /@ of no code', ['/@crash-lop\r'], {text: 'There is no code crash-lop. Did you mean crash-loop?'}],
	['list 4', ['4'], {last: 'No namespace is on 4 yet'}],
	['list A twice', ['A', 'A'], {text: 'by age, reversed', first: 'mail'}],
	['list o, a column', ['o', 'jj\r'], {text: 'NAME↑', first: 'checkout'}],
	['list ctrl-w twice', ['\u0017', '\u0017'], {text: 'SERVICES 5 ━'}],
	['list -', ['-'], {last: 'No other namespace or context has been open'}],
	['list a', ['a'], {last: ' a attaches to a container in k9s; here s opens a shell, l shows the logs.'}],
	[
		'list ctrl-d',
		['\u0004'],
		{last: ' ctrl-d deletes the object in k9s; here svctop changes nothing in the cluster; x copies the fix.'},
	],
	['list W', ['W'], {last: ' W does nothing here; ? shows the keys.'}],
	['list a j', ['a', 'j'], {last: '<n> nslookup'}],
	['text space', ['?', ' '], {last: ' space does nothing here; ? shows the keys.'}],
	['picker ctrl-d', [':ns\r', '\u0004'], {last: ' ctrl-d does nothing here'}],
	['forwards a', ['f', 'a'], {last: ' a does nothing here'}],
	['document a', ['y', 'a'], {last: ' a does nothing here'}],
	['prompt ctrl-d', ['/', '\u0004'], {last: ' /█'}],
	['question b', ['n', 'b'], {last: 'Run nslookup'}],
	['list jj', ['jj'], {row: 'redis'}],
	['picker enter, a namespace', [':ns\r', 'j\r'], {calls: ['openNamespace', 'infra']}],
	['picker enter, all namespaces', [':ns\r', enter], {calls: ['openNamespace', undefined]}],
	['picker enter, a context', [':ctx\r', 'j\r'], {calls: ['openContext', 'staging']}],
	['picker enter, a pod', ['p', 'j\r', 'n'], {last: 'in pod web-1, container api?'}],
	['prompt enter', ['/web\r'], {text: 'SERVICES 1 · /web', last: '<n> nslookup'}],
	['prompt keys type', ['/qjn?'], {last: '/qjn?█'}],
	['question enter', ['n', enter], {text: 'PROBE shop/checkout', calls: ['nslookup', 'shop/checkout', target]}],
	['question enter of a trace', ['t', enter], {text: 'PROBE shop/checkout', calls: ['trace', 'shop/checkout', target]}],
	[':ep', [':ep\r', 'z'], {text: 'ENDPOINTS checkout'}],
	[':pods', [':pods\r', 'z'], {text: 'CLOSE MATCH'}],
	[':svc', [':pods\r', ':svc\r', 'z'], {text: 'SERVICES 5'}],
	[':ns NAME', [':ns shop\r'], {calls: ['openNamespace', 'shop']}],
	[':ns of none', [':ns shp\r'], {last: 'There is no namespace shp. Did you mean shop?'}],
	[':ns all', [':ns all\r'], {calls: ['openNamespace', undefined]}],
	[':svc NAMESPACE', [':svc infra\r'], {calls: ['openNamespace', 'infra']}],
	[':pods NAMESPACE', [':po infra\r', 'z'], {text: 'PODS', calls: ['openNamespace', 'infra']}],
	[':svc of none', [':svc nowhere\r'], {last: 'There is no namespace nowhere'}],
	[':ctx NAME', [':ctx staging\r'], {calls: ['openContext', 'staging']}],
	[':ctx part of a name', [':ctx stag\r'], {text: 'CONTEXTS 1 · /stag · 1 hidden'}],
	[':ctx /FILTER', [':ctx /^stag\r'], {text: 'CONTEXTS 1 · /^stag · 1 hidden'}],
	[':ns /FILTER', [':ns /sho\r'], {text: '/sho'}],
	[':svc /FILTER', [':svc /ledg\r'], {text: 'SERVICES 1 · /ledg', first: 'ledger'}],
	[':svc KEY=VALUE', [':svc app=none\r'], {text: 'SERVICES 0 · /-l app=none'}],
	[
		':po /FILTER',
		[':po /ledg\r'],
		{text: 'PODS ledger · 2 · /ledg', last: 'No match in shop/checkout: selected shop/ledger.'},
	],
	[':svc of two', [':svc a b\r'], {last: 'Write NAMESPACE, /FILTER or KEY=VALUE'}],
	[':events', [':events\r'], {text: 'EVENTS Service shop/checkout'}],
	[':events /TEXT', [':events /BackOff\r'], {text: '/BackOff'}],
	[':logs', [':logs\r'], {last: 'No container here has a log'}],
	[':ctx of none', [':ctx nowhere\r'], {last: 'There is no context nowhere'}],
	[':save of nothing', [':save\r'], {last: 'No text is open here: y, d, e and l open one.'}],
	[':reload of nothing', [':reload\r'], {last: 'No text is open here'}],
	[':stop of none', [':stop\r'], {last: ':forwards lists them'}],
	[':commands of nothing', [':commands\r'], {last: 'No command has been run yet'}],
	[':probe of none', [':probe\r'], {last: 'has not been probed yet'}],
	[':q', [':q\r'], {calls: ['quit']}],
	[':last', [':last\r'], {last: 'No other namespace or context has been open'}],
	[':check', [':check\r'], {text: 'SERVICES 3 · with findings · 2 hidden'}],
	[':check from a text', ['?', ':check\r'], {text: 'SERVICES 3 · with findings · 2 hidden'}],
	[':wide', [':wide\r'], {text: 'CLUSTER-IP'}],
	[':sort COLUMN', [':sort age\r'], {text: 'by age', first: 'ledger'}],
	[':sort', [':sort\r'], {text: 'SORT BY 13'}],
	[':sort of none', [':sort nmae\r'], {last: 'There is no column nmae. Did you mean name?'}],
	[':timeline', [':timeline\r'], {text: 'HISTORY shop/checkout'}],
	[':nslookup', [':nslookup\r'], {last: 'Run nslookup checkout.shop in pod toolbox'}],
	[':curl', [':curl\r'], {last: 'curl http://checkout/'}],
	[':trace', [':trace\r'], {last: 'Run trace checkout.shop in pod toolbox'}],
	[':page-down', ['?', ':page-down\r'], {text: '26-51 of'}],
	[':page-up', ['?', '\u0006', ':page-up\r'], {text: '1-26 of'}],
	[':help', [':help\r'], {text: 'HELP'}],
	[':ctx nearly', [':ctx stagnig\r'], {last: 'There is no context stagnig. Did you mean staging?'}],
	[
		'list F',
		['F'],
		{last: 'forward 8080:http█  to shop/checkout', calls: ['proposeForward', expect.anything(), '8080:http']},
	],
	['text F', [enter, 'F'], {last: 'forward 8080:http█  to shop/checkout'}],
	['list f', ['f'], {text: 'FORWARDS 0'}],
	['text f', [enter, 'f'], {text: 'FORWARDS 0'}],
	[':forward', [':forward\r'], {last: 'forward 8080:http█  to shop/checkout'}],
	[':forwards', [':forwards\r'], {text: 'FORWARDS 0'}],
	['prompt enter of a forward', ['F', enter], {calls: ['forward', expect.objectContaining({local: 8080})]}],
	[':nonsense', [':nonsense\r'], {last: 'There is no command nonsense'}],
];

test.each(cases)('%s', async (_, keys, {text, last: line, row, first, calls}) => {
	const screen = await open();
	await screen.press(...keys);

	expect(screen.text()).toContain(text ?? '');
	expect(last(screen)).toContain(line ?? '');
	expect(selected(screen)).toContain(row ?? '');
	expect(screen.lines()[4]).toContain(first ?? '');
	expect(screen.calls.at(-1) ?? []).toEqual(calls ?? screen.calls.at(-1) ?? []);
});

test('where namespaces cannot be listed any one can be gone to', async () => {
	const inputs = syncedInputs({namespaces: {phase: 'forbidden', problem: 'Listing namespaces is forbidden.'}});
	const screen = await open([...liveFeed(), {type: 'inputs/changed', inputs}]);
	await screen.press(':ns elsewhere\r');
	expect(screen.calls).toEqual([['openNamespace', 'elsewhere']]);
});

test('what is typed comes back after the commands before it', async () => {
	const [up, down] = [`${esc}[A`, `${esc}[B`];
	const screen = await open();
	await screen.press(':wide\r', ':check\r', ':ns in');
	await screen.press(up);
	expect(last(screen)).toContain(':check█');
	await screen.press(up, up);
	expect(last(screen)).toContain(':wide█');
	await screen.press(down, down);
	expect(last(screen)).toContain(':ns in█');
	await screen.press(up, 's', down);
	expect(last(screen)).toContain(':checks█');
});

test('a list moves by pages', async () => {
	const screen = await open(liveFeed(many));
	await screen.press('\u0006');
	expect(selected(screen)).not.toContain('s00');
	await screen.press('\u0002');
	expect(selected(screen)).toContain('s00');
	await screen.press(`${esc}[6~`, `${esc}[6~`, `${esc}[5~`, `${esc}[5~`);
	expect(selected(screen)).toContain('s00');
});

test('the URL is editable, and asked for before it is requested', async () => {
	const screen = await open();
	await screen.press('c', 'health', enter);
	expect(last(screen)).toContain('Run curl http://checkout/health in pod toolbox');
	await screen.press(enter);
	expect(screen.calls).toEqual([['curl', 'shop/checkout', target, 'http://checkout/health']]);
});

test('what was requested last is proposed again, HEAD and all', async () => {
	const screen = await open();
	await screen.press('c', '\u0015HEAD http://checkout/ready', enter, esc, 'c');
	expect(last(screen)).toContain('curl HEAD http://checkout/ready');
	await screen.press('\u0015file:///etc/passwd', enter);
	expect(last(screen)).toContain('is no URL to request');
});

test('what is shown and copied names the kubeconfig that kubectl would not find by itself', async () => {
	const step = {id: 1, title: 'FQDN', client: target, tool: 'nslookup', argv: ['nslookup', 'checkout']} as const;
	const screen = await open(
		[
			...liveFeed(),
			{type: 'probe/started', key: 'shop/checkout', kind: 'nslookup', client: target, at: start},
			{type: 'probe/progressed', key: 'shop/checkout', progress: {kind: 'step', step}},
		],
		{kubectlFlags: ['--kubeconfig', '/my clusters/prod']},
	);
	await screen.press('x');
	const kubectl = "kubectl --kubeconfig '/my clusters/prod' --context prod-eu -n shop";
	expect(screen.calls.at(-1)).toEqual(['copy', expect.stringMatching(new RegExp(`^${kubectl} patch service `))]);
	await screen.press(enter);
	expect(screen.text()).toContain(kubectl);
	await screen.press(esc, ':probe', enter);
	expect(screen.text()).toContain(`${kubectl} exec`);
	await screen.press('x');
	expect(screen.calls.at(-1)).toEqual(['copy', `${kubectl} exec toolbox -c main -- nslookup checkout`]);
});

const ran = (id: number, argv: readonly string[], isFailure = false): Action => ({
	type: 'commands/ran',
	entry: {
		...{id, at: start, ms: 12, kind: 'command', context: 'prod-eu', client: target, argv},
		...{isFailure, outcome: isFailure ? 'There is no pod toolbox any more.' : 'exit 0', output: 'Address: 10.96.4.7'},
	},
});

test('every command of the session is in the log, and copied as kubectl runs it', async () => {
	const screen = await open([
		...liveFeed(),
		ran(1, ['nslookup', 'web.']),
		ran(2, ['sh', '-c', 'echo "$1"', '_', 'a b'], true),
	]);
	await screen.press('L');
	expect(screen.text()).toContain('LOG 2');
	expect(selected(screen)).toContain("There is no pod toolbox any more. · 12 ms · sh -c ... _ 'a b'");
	await screen.press('x');
	expect(screen.calls.at(-1)).toEqual([
		'copy',
		`kubectl --context prod-eu -n shop exec toolbox -c main -- sh -c 'echo "$1"' _ 'a b'`,
	]);
	await screen.press('j', enter);
	expect(screen.text()).toContain('LOG 1');
	expect(screen.text()).toContain('kubectl --context prod-eu -n shop exec toolbox -c main -- nslookup web.');
	expect(screen.text()).toContain('exit 0 · 12 ms');
	expect(screen.text()).toContain('Address: 10.96.4.7');
	await screen.press('x');
	expect(screen.calls.at(-1)?.[1]).toMatch(/nslookup web\.$/);
	await screen.press(esc);
	expect(selected(screen)).toContain('nslookup web.');
});

test('the last probe is shown again, with those before it', async () => {
	const screen = await open();
	const verdict = (sentence: string): Action => ({
		type: 'probe/progressed',
		key: 'shop/checkout',
		progress: {kind: 'verdict', verdict: {answer: 'works', sentence}},
	});
	const begun = (at: number): Action => ({
		type: 'probe/started',
		key: 'shop/checkout',
		kind: 'trace',
		client: target,
		at,
	});
	await screen.dispatch(begun(start - 120_000), verdict('The first.'), begun(start), verdict('The second.'));
	await screen.press(':probe\r');
	expect(screen.text()).toContain('✔ The second.');
	expect(screen.text()).toContain('Before');
	expect(screen.text()).toContain('✔ trace from shop/toolbox 2m ago: The first.');
});

test('after a, probes of the context run unasked; after enter they ask again', async () => {
	const screen = await open();
	await screen.press('n', enter, 'q', 'n');
	expect(last(screen)).toContain('Run nslookup');
	expect(screen.calls).toHaveLength(1);
	await screen.press('a', 'q', 'n');
	expect(screen.calls.map(([name]) => name)).toEqual(['nslookup', 'allowProbes', 'nslookup', 'nslookup']);
	expect(screen.calls[1]).toEqual(['allowProbes']);
});

test('esc cancels a running probe, then closes its pane', async () => {
	const screen = await open();
	await screen.press('n', enter);
	await screen.dispatch({type: 'probe/started', key: 'shop/checkout', kind: 'nslookup', client: target, at: start});
	await screen.press(esc);
	expect(screen.calls.at(-1)).toEqual(['cancelProbe', 'shop/checkout']);
	expect(screen.text()).toContain('? cancelled');
	await screen.press(esc);
	expect(screen.text()).toContain('SERVICES');
});

test('a key that cannot work says why', async () => {
	const screen = await open();
	await screen.dispatch({type: 'probe/started', key: 'shop/checkout', kind: 'nslookup', client: target, at: start});
	await screen.press('n');
	expect(last(screen)).toContain('A probe of shop/checkout is running');
	await screen.press('?');
	expect(screen.text()).toContain('inside a pod · A probe of shop/checkout is');
});

test('without a pod there is nowhere to probe from', async () => {
	const screen = await open(liveFeed(), {clients: []});
	await screen.press('n');
	expect(last(screen)).toContain('No pod in namespace shop is running');
});

test('esc undoes zoom and focus, one at a time', async () => {
	const screen = await open();
	await screen.press('\t', 'z', esc);
	expect(screen.store.getState()).toMatchObject({isZoomed: false, focus: 'endpoints'});
	await screen.press(esc);
	expect(screen.store.getState().focus).toBe('services');
});

test('what is pasted goes into the prompt', async () => {
	const screen = await open();
	await screen.press('/', `${esc}[200~red\n${esc}[201~`);
	expect(last(screen)).toContain('/red█');
});

test.each<Scope>(['list', 'text', 'document', 'logs', 'picker', 'forwards', 'prompt', 'question', 'leaving'])(
	'no key is bound twice in %s',
	scope => {
		const keys = keymap.filter(({scopes}) => scopes.includes(scope)).flatMap(binding => binding.keys);

		expect(keys).toEqual([...new Set(keys)]);
	},
);

test('- goes back and forth between the last two places', async () => {
	const screen = await open();
	const to = (context: string, namespace: string | undefined): Action => ({type: 'scope/opened', context, namespace});
	await screen.dispatch(to('prod-eu', 'shop'));
	await screen.press('-');
	expect(screen.calls.at(-1)).toEqual(['openNamespace', undefined]);
	await screen.dispatch(to('prod-eu', undefined));
	await screen.press('-');
	expect(screen.calls.at(-1)).toEqual(['openNamespace', 'shop']);
	await screen.dispatch(to('staging', 'shop'));
	await screen.press('-');
	expect(screen.calls.at(-1)).toEqual(['openContext', 'prod-eu']);
});

test('every ctrl key has a form after :', () => {
	const orders = lineCommands.map(({read}) => read(''));
	const actions = keymap
		.filter(({scopes, keys}) => !scopes.includes('prompt') && keys.some(key => key.startsWith('ctrl-')))
		.flatMap(({action}) => action ?? []);

	expect(actions.length).toBeGreaterThan(5);
	for (const action of actions) {
		expect(orders).toContainEqual(expect.objectContaining({kind: 'key', action}));
	}

	expect(orders).toContainEqual({kind: 'quit'});
});

test('every binding is in the help', async () => {
	const screen = await open(liveFeed(), {columns: 140, rows: 200});
	await screen.press('?');

	const text = screen.text().replaceAll(/ {2,}/g, '  ');
	for (const {label, help} of keymap) {
		expect(text).toContain(`${label}  ${help}`);
	}
});

import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {cellKey} from '../../../source/probes/matrix/grid.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, start} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const {target} = clients[0]!;
const esc = '\u001B';
const enter = '\r';

const open = () => openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});

const probed: readonly Action[] = [
	{type: 'probe/started', key, kind: 'trace', client: target, at: start},
	{
		type: 'probe/progressed',
		key,
		progress: {
			kind: 'hop',
			hop: {
				...{hop: 'endpoint', target: '10.244.0.7:8080', outcome: 'conn-refused', ms: 3, tool: 'nc', pod: 'web|1'},
				...{client: target, command: ['nc', '-z', '10.244.0.7', '8080'], detail: 'connection refused'},
			},
		},
	},
	{
		type: 'probe/progressed',
		key,
		progress: {
			kind: 'verdict',
			verdict: {
				answer: 'fails',
				sentence: 'Nothing listens on a_b|c.',
				code: 'not-listening',
				confidence: 'certain',
				fixes: [
					{kind: 'command', label: 'Set targetPort', argv: ['kubectl', 'patch', 'a'], mutating: true},
					{kind: 'text', label: 'Move it', value: 'Let it listen on 8080.', mutating: false},
				],
			},
		},
	},
	{type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}},
];

test.each([
	['y', 'YAML Service shop/checkout'],
	['d', 'DESCRIBE Service shop/checkout'],
	['e', 'EVENTS Service shop/checkout'],
])('%s of a probe is of the Service it asked, wherever the focus is, and goes back to it', async (pressed, title) => {
	const screen = await open();
	await screen.press('\t');
	await screen.dispatch(...probed);
	await screen.press(pressed);
	expect(screen.text()).toContain(title);
	await screen.press(esc);
	expect(screen.text()).toContain('PROBE shop/checkout');
	await screen.press(esc);
	expect(screen.text()).toContain('ENDPOINTS checkout');
});

test('the log that is chosen from a diagnosis goes back to it, and so does the choice', async () => {
	const screen = await open();
	await screen.press('jj', enter, 'l');
	expect(screen.text()).toContain('CONTAINERS 3');
	await screen.press(esc);
	expect(screen.text()).toContain('DIAGNOSIS infra/redis');
	await screen.press('l', enter);
	expect(screen.text()).toMatch(/LOGS infra\/redis-2 api/);
	await screen.press('q');
	expect(screen.text()).toContain('DIAGNOSIS infra/redis');
});

test('/ searches what is told, c copies it, and esc goes back', async () => {
	const screen = await open();
	await screen.dispatch(...probed);
	await screen.press('/', 'refused', enter);
	expect(screen.text()).toMatch(/PROBE shop\/checkout · \/refused 1 of \d/);
	await screen.press('c');
	expect(screen.calls.at(-1)).toEqual(['copy', expect.stringContaining('✖ Nothing listens')]);
	await screen.press(esc, esc);
	expect(screen.text()).toContain('PROBE shop/checkout ');
});

test('what is saved is not cut to the terminal', async () => {
	const screen = await open();
	await screen.dispatch(...probed);
	await screen.press('\u0013');
	const [name, title, text] = screen.calls.at(-1) as [string, string, string];
	expect([name, title]).toEqual(['save', 'probe shop/checkout']);
	expect(text).toContain('kubectl --context prod-eu -n shop exec toolbox -c main -- nc -z 10.244.0.7 8080\n');
	expect(text.endsWith('\n')).toBe(true);
});

test('a verdict is Markdown that says what it says', async () => {
	const screen = await open();
	await screen.dispatch(...probed);
	await screen.press('M');
	const text = screen.calls.at(-1)![1] as string;
	expect(text.split('\n')).toEqual([
		'## trace of shop/checkout from shop/toolbox, container main',
		'',
		`${new Date(start).toISOString()}, context prod-eu`,
		'',
		'**fails**: Nothing listens on a\\_b\\|c. (not-listening, certain)',
		'',
		'| hop | target | outcome | detail |',
		'| --- | --- | --- | --- |',
		'| endpoint | 10.244.0.7:8080 | conn-refused | connection refused |',
		'',
		'Fix 1: Set targetPort',
		'',
		'```',
		'kubectl --context prod-eu patch a',
		'```',
		'',
		'Fix 2: Move it',
		'',
		'Let it listen on 8080.',
		'',
		'Commands:',
		'',
		'```',
		'kubectl --context prod-eu -n shop exec toolbox -c main -- nc -z 10.244.0.7 8080',
		'```',
		'',
	]);
});

test('a diagnosis is Markdown with its findings, evidence and fixes', async () => {
	const screen = await open();
	await screen.press(enter, 'M');
	const text = screen.calls.at(-1)![1] as string;
	expect(text).toContain('### error: Selector matches no pod\n\nno pod has app=checkuot; 3 have app=checkout');
	expect(text).toContain('- spec.selector.app: checkuot\n');
	expect(text).toContain('```\nkubectl --context prod-eu -n shop patch service checkout');
});

test('a matrix is searched and saved as a text: its clients, its grid and its verdict', async () => {
	const screen = await open();
	await screen.dispatch(
		{type: 'matrix/started', key, at: start},
		{
			type: 'matrix/progressed',
			key,
			progress: {
				kind: 'grid',
				grid: {
					clients: [
						{
							target: {namespace: 'far', pod: 'caller', container: 'main'},
							node: 'node-1',
							isBackend: false,
							isElsewhere: true,
						},
					],
					endpoints: [{address: '10.244.1.7', port: 8080, pod: 'checkout-1', node: 'node-1'}],
					more: 0,
				},
			},
		},
		{
			type: 'matrix/progressed',
			key,
			progress: {kind: 'cell', key: cellKey(0, 0), cell: {outcome: 'conn-refused', ms: 2, detail: 'refused'}},
		},
		{
			type: 'matrix/progressed',
			key,
			progress: {kind: 'verdict', verdict: {answer: 'fails', sentence: 'Nobody gets through.'}},
		},
		{type: 'overlay/opened', overlay: {kind: 'matrix', key, top: 0}},
	);
	await screen.press('\u0013');
	const [, title, text] = screen.calls.at(-1) as readonly [string, string, string];
	expect(title).toBe(`matrix ${key}`);
	expect(text).toContain(' A  far/caller, container main  node-1\n');
	expect(text).toMatch(/^ ENDPOINT +A$/m);
	expect(text).toMatch(/^ 10\.244\.1\.7 checkout-1 node-1 +✖ refused$/m);
	expect(text).toContain('Nobody gets through.');
	await screen.press('/', 'refused\r');
	expect(screen.text()).toContain(`MATRIX ${key} · /refused 1 of 1`);
});

import {expect, test} from 'vitest';
import {MatrixPane} from '../../../source/dashboard/matrix/matrix-pane.tsx';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {type Cell, cellKey, type Grid} from '../../../source/probes/matrix/grid.ts';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {clients, liveFeed, row} from '../../_helpers/rows.ts';
import {openScreen, sizes, start} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const esc = '\u001B';
const enter = '\r';
const red = 1;
const green = 2;

const open = (options: Parameters<typeof openScreen>[0] = {}) => openScreen({clients, feed: liveFeed(), ...options});

const gridOf = (columns: number, rows: number, more = 0): Grid => ({
	clients: Array.from({length: columns}, (_, index) => ({
		target: {namespace: 'shop', pod: `client-${index + 1}`, container: 'main'},
		node: `node-${index % 2}`,
		isBackend: index === 1,
	})),
	endpoints: Array.from({length: rows}, (_, index) => ({
		address: `10.244.1.${index + 7}`,
		port: 8080,
		pod: `checkout-${index + 1}`,
		node: 'node-1',
	})),
	more,
});

const cell = (client: number, endpoint: number, given: Cell): Action => ({
	type: 'matrix/progressed',
	key,
	progress: {kind: 'cell', key: cellKey(client, endpoint), cell: given},
});

const begun = (grid: Grid): readonly Action[] => [
	{type: 'matrix/started', key, at: start},
	{type: 'matrix/progressed', key, progress: {kind: 'grid', grid}},
];

const ok: Cell = {outcome: 'ok', ms: 12, detail: '200 OK'};
const refused: Cell = {outcome: 'conn-refused', ms: 2, detail: 'connection refused'};

test('it asks once, then shows the cells as they are known, in words and in colour', async () => {
	const screen = await open();
	await screen.press('T', enter);
	expect(screen.calls).toContainEqual(['matrix', key]);
	await screen.dispatch(...begun(gridOf(2, 2, 3)), cell(0, 0, ok), cell(1, 1, refused));
	const lines = screen.lines();
	expect(lines.find(line => line.includes('client-2'))).toMatch(
		/B {2}client-2, container main {2}node-1 · an endpoint itself/,
	);
	const first = lines.findIndex(line => line.includes('10.244.1.7'));
	expect(lines[first]).toMatch(/10\.244\.1\.7 checkout-1 node-1 +✔ 12 ms +…/);
	expect(lines[first + 1]).toMatch(/10\.244\.1\.8 checkout-2 node-1 +… +✖ refused/);
	expect(lines[first + 2]).toContain('+3 more');
	expect(screen.cell(lines[first]!.indexOf('✔'), first).color).toBe(green);
	expect(screen.cell(lines[first + 1]!.indexOf('✖'), first + 1).color).toBe(red);
	expect(screen.text()).toContain('running for');
});

test('esc cancels what runs, then closes; what was found is kept with its age, and T asks again', async () => {
	const screen = await open();
	await screen.press('T', enter);
	await screen.dispatch(...begun(gridOf(1, 1)));
	await screen.press('T');
	expect(screen.lines().at(-1)).toContain('esc cancels it');
	await screen.press(esc);
	expect(screen.calls).toContainEqual(['cancelMatrix', key]);
	expect(screen.text()).toContain('cancelled');
	await screen.press(esc);
	expect(screen.text()).toContain('SERVICES');
	await screen.press('T');
	expect(screen.text()).toMatch(/MATRIX shop\/checkout[\s\S]*0s ago; T runs it again/);
	await screen.press('T');
	expect(screen.lines().at(-1)).toContain('Run matrix checkout.shop');
});

test(':matrix does the same', async () => {
	const screen = await open();
	await screen.press(':matrix', enter);
	expect(screen.lines().at(-1)).toContain('Run matrix checkout.shop');
});

test.each([60, 80, 250])('five clients and ten endpoints fit %i columns', async columns => {
	const screen = await open({columns, rows: 30, isUnicode: columns > 60});
	await screen.press('T', enter);
	await screen.dispatch(
		...begun(gridOf(5, 10)),
		...Array.from({length: 10}, (_, endpoint) => cell(4, endpoint, refused)),
	);
	const rows = screen.lines().filter(line => line.includes('10.244.1.'));
	expect(rows).toHaveLength(10);
	for (const row of rows) {
		expect(row).toMatch(/10\.244\.1\.\d+.*refused\s*$/);
	}
});

test('the verdict stands before what was asked, where there is no table too', async () => {
	const screen = await open();
	await screen.press('T', enter);
	await screen.dispatch(
		{type: 'matrix/started', key, at: start},
		{
			type: 'matrix/progressed',
			key,
			progress: {kind: 'verdict', verdict: {answer: 'impossible', sentence: 'No endpoint.'}},
		},
	);
	const asked = screen.lines().findIndex(line => line.includes('source pods (columns)'));

	expect(screen.lines()[asked - 1]).toContain('? No endpoint.');
});

test('x says where its commands are', async () => {
	const screen = await open({feed: liveFeed([row(undefined, [])])});
	await screen.press('T', enter, 'x');
	expect(screen.lines().at(-1)).toContain('There is no command to copy here. L lists the commands that were run.');
	expect(screen.calls.map(([name]) => name)).not.toContain('copy');
});

test.each([60, 80])(
	'several ports at %i cells: the verdict first, then the rows of each port under its name',
	async columns => {
		const screen = await open({columns, rows: 24});
		await screen.press('T', enter);
		const grid = {
			...gridOf(2, 3, 4),
			ports: [
				{label: '80 (http)', rows: 2, more: 0},
				{label: '99 (admin)', rows: 1, more: 4},
			],
		};
		const sentence = 'Port 99 (admin): No source pod reaches any of them.';
		await screen.dispatch(...begun(grid), cell(1, 1, ok), cell(0, 2, refused), {
			type: 'matrix/progressed',
			key,
			progress: {kind: 'verdict', verdict: {answer: 'fails', sentence}},
		});
		const lines = screen.lines();
		const place = (text: string) => lines.findIndex(line => line.includes(text));
		expect(place(sentence)).toBeLessThan(place('of 2 ports'));
		expect(place('of 2 ports')).toBeLessThan(place('Port 80 (http)'));
		expect(lines[place('Port 80 (http)') + 2]).toMatch(/10\.244\.1\.8 .*12 ms/);
		const second = lines.findLastIndex(line => line.includes('Port 99 (admin)'));
		expect(lines[second + 1]).toMatch(/10\.244\.1\.9 .*refused/);
		expect(lines[second + 2]).toContain('+4 more');
	},
);

const opened = (top = 0): Action => ({type: 'overlay/opened', overlay: {kind: 'matrix', key, top}});

test.each(sizes)('%i×%i: the pane by itself', (columns, rows) => {
	const state = stateOf([columns, rows], ...begun(gridOf(3, 4)), cell(0, 0, ok), cell(2, 0, refused), opened());
	const pane = draw(<MatrixPane />, {state});
	const lines = pane.lines();
	const heads = lines.findIndex(line => line.startsWith(' ENDPOINT'));

	expect(lines[0]).toContain(' MATRIX shop/checkout ');
	expect(lines[heads]).toMatch(/^ ENDPOINT +A +B +C$/);
	expect(lines[heads + 1]).toMatch(/^ 10\.244\.1\.7.* 12 ms +… +(✖ )?refused$/);
	expect(lines).toHaveLength(rows - (rows < 24 ? 2 : 3));
	expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(pane.frame()).toMatch(/\u001B\[31m +(✖ )?refused/);
});

test.each([5, 7, 8, 20])('scrolled %i lines, it shows what the whole pane shows there', top => {
	const actions = [...begun(gridOf(3, 10, 5)), cell(1, 2, ok), cell(2, 9, refused)];
	const whole = draw(<MatrixPane />, {state: stateOf([80, 60], ...actions, opened())}).lines();
	const part = draw(<MatrixPane />, {state: stateOf([80, 12], ...actions, opened(top))}).lines();
	const begin = whole.indexOf(part[1]!);

	expect(part[0]).toMatch(/ MATRIX shop\/checkout · \d+-\d+ of \d+ /);
	expect(begin).toBeGreaterThan(1);
	expect(part.slice(1)).toStrictEqual(whole.slice(begin, begin + part.length - 1));
});

test('a matrix that has not begun says so', () => {
	expect(draw(<MatrixPane />, {state: stateOf([80, 24], opened())}).lines()[1]).toBe(' ◌ starting');
});

test('a row for each node tells where the address fails, and why a node was not asked', async () => {
	const answers = (target: string) => ({state: 'answers', target, detail: '200 OK'}) as const;
	const fails = {state: 'fails', target: '10.96.4.7:80', detail: 'connection timed out'} as const;
	const screen = await open({columns: 120, rows: 40});
	await screen.press('T', enter);
	await screen.dispatch(...begun(gridOf(1, 1)), cell(0, 0, ok), {
		type: 'matrix/progressed',
		key,
		progress: {
			kind: 'nodes',
			nodes: [
				{node: 'node-0', pod: 'shop/a', address: answers('10.96.4.7:80'), endpoint: answers('10.244.1.7:8080')},
				{node: 'node-1', pod: 'shop/b', address: fails, endpoint: answers('10.244.1.7:8080')},
				{node: 'node-2', reason: 'none of the pods tried on this node has a network tool'},
			],
		},
	});
	const text = screen.text();
	expect(text).toContain('From each node');
	expect(text).toMatch(/✔ node-0 +10\.96\.4\.7:80 200 OK, 10\.244\.1\.7:8080 200 OK, from shop\/a/);
	expect(text).toMatch(/✖ node-1 +10\.96\.4\.7:80 connection timed out/);
	expect(text).toMatch(/\? node-2 +none of the pods tried/);
});

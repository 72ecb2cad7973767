import {expect, test} from 'vitest';
import {finding, liveFeed, named} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const open = (columns: number, rows: number, options: Parameters<typeof openScreen>[0] = {}) =>
	openScreen({columns, rows, ...options});

const cause = 'no pod has app=inventary; 3 have app=inventory (deploy/inventory)';
const feed = liveFeed([named('inventory-database', 'warehouse', [finding({cause})]), named('web', 'shop')]);

const heads = (screen: Screen) => screen.lines().find(line => line.includes('NAME'));

test.each([
	[60, 15],
	[80, 24],
	[99, 24],
	[119, 40],
	[200, 50],
])('%i×%i: more columns leave the diagnosis and the names in their places', async (columns, rows) => {
	const screen = await open(columns, rows, {feed});
	await screen.press('\u0017');

	expect(heads(screen)).toMatch(/NAME .*READY .*DIAGNOSIS/);
	expect(screen.text()).toContain('inventory-database');
	expect(screen.text()).toContain('no pod has a');
});

test('more columns begin with the address at 80 cells', async () => {
	const screen = await open(80, 24, {feed});
	await screen.press('\u0017');

	expect(heads(screen)).toMatch(/NAMESPACE +NAME +CLUSTER-IP +READY +PORTS +DIAGNOSIS/);
});

test('at 60 cells the ports make room for names and diagnosis', async () => {
	const screen = await open(60, 15, {feed});

	expect(heads(screen)).toMatch(/NAMESPACE +NAME +READY +DIAGNOSIS/);
	expect(screen.text()).toContain('inventory-database');
	await screen.resize(72, 15);
	expect(heads(screen)).toContain('PORTS');
});

test('where the namespace has no column, there is room for the ports', async () => {
	const screen = await open(60, 15, {feed, namespace: 'warehouse'});

	expect(heads(screen)).toContain('PORTS');
});

test('a short terminal tells the whole cause of the selected Service too', async () => {
	const screen = await open(68, 12, {feed});

	// Its name is on the row, and there is no room for both.
	expect(screen.lines().at(-2)?.trim()).toBe(`✖ ${cause}`);
	await screen.resize(90, 12);
	expect(screen.lines().at(-2)?.trim()).toBe(`✖ inventory-database: ${cause}`);
	await screen.press('\t');
	expect(screen.text()).not.toContain(cause);
});

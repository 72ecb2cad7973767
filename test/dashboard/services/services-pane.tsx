import {expect, test} from 'vitest';
import {crashOf} from '../../../source/dashboard/records/last-line.ts';
import {crashedRow} from '../../_helpers/crashed-row.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {finding, liveFeed, named, row} from '../../_helpers/rows.ts';
import {openScreen, type Screen, sizes, start} from '../../_helpers/screen.tsx';

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

const since = start / 1000 - 720;
const brokenFeed = liveFeed([
	named('down', 'shop', [finding({cause: 'exit 3, 4 restarts', since})]),
	named('gone', 'shop', [finding({cause: 'no pod has app=gone'})]),
	named('note', 'shop', [finding({severity: 'info', since})]),
	named('web', 'shop'),
]);

test.each(sizes)(
	'%i×%i: how long a Service has been broken, where there is room and somebody knows',
	async (columns, rows) => {
		const screen = await open(columns, rows, {feed: brokenFeed});
		const rowOf = (name: string) => screen.lines().find(line => line.includes(` ${name} `));

		if (columns < 100) {
			expect(heads(screen)).not.toContain('SINCE');
			expect(rowOf('down')).toContain('exit 3, 4 restarts');
			return;
		}

		expect(heads(screen)).toMatch(/READY +SINCE .*DIAGNOSIS/);
		expect(rowOf('down')).toMatch(/ 1\/1 +12m .*exit 3, 4 restarts/);
		expect(rowOf('gone')).toMatch(/ 1\/1 +[█▁]* *80/);
		expect(rowOf('note')).not.toContain('12m');
		expect(rowOf('web')).not.toContain('12m');
	},
);

test('what broke before our eyes is as old as what was seen, and an hour later an hour', async () => {
	const screen = await open(120, 40, {feed: liveFeed([named('web', 'shop')])});
	await screen.dispatch({
		...{type: 'rows/changed', removed: [], isComplete: true, at: start + 5000},
		changed: [named('web', 'shop', [finding()])],
	});
	await screen.dispatch({type: 'clock/ticked', now: start + 5000 + 3_600_000});

	expect(screen.lines().find(line => line.includes(' web '))).toMatch(/ 1\/1 +1h /);
});

test('sorted by it, what broke last comes first', async () => {
	const later = named('late', 'shop', [finding({since: since + 60})]);
	const screen = await open(120, 40, {
		feed: [...brokenFeed, {type: 'rows/changed', changed: [later], removed: [], isComplete: true, at: start}],
	});
	await screen.dispatch({type: 'list/sorted', by: 'since'});

	expect(heads(screen)).toContain('SINCE↑');
	expect(
		screen
			.lines()
			.slice(4, 6)
			.map(line => line.trim().split(/ +/)[2]),
	).toEqual(['late', 'down']);
});

test.each(sizes)('%i×%i: what a crashed container said last is beside its exit code', async (columns, rows) => {
	const crashed = crashedRow('api', 4);
	const screen = await open(columns, rows, {feed: liveFeed([crashed, named('web')])});
	expect(screen.text()).not.toContain('log:');
	await screen.dispatch({type: 'lastLine/read', id: crashOf(crashed)!.id, line: 'no DATABASE_URL'});

	expect(screen.text()).toContain('exit 3, 4 restarts · log: no DATABASE_URL');
	await screen.dispatch({
		type: 'rows/changed',
		changed: [crashedRow('api', 5)],
		removed: [],
		isComplete: true,
		at: start,
	});
	expect(screen.text()).not.toContain('log:');
});

test('the diagnosis has the whole last line', async () => {
	const crashed = crashedRow('api', 4);
	const line = 'panic: dial tcp 10.96.0.12:5432: connect: connection refused, giving up after 30 attempts';
	const screen = await open(60, 40, {
		feed: [...liveFeed([crashed]), {type: 'lastLine/read', id: crashOf(crashed)!.id, line}],
	});
	await screen.press('\r');

	expect(screen.text()).toMatch(/ Last log line\n {3}panic: dial tcp [\s\S]*giving up after 30\s+attempts/);
});

test.each(sizes)('%i×%i: the node port of each port is beside it, as kubectl has it', async (columns, rows) => {
	const ports = [servicePort({port: 443, nodePort: 30_443, targetPort: 'https'}), servicePort({nodePort: 30_080})];
	const exposed = view({service: service({name: 'edge', type: 'NodePort', ports: ports.slice(0, 1)})});
	const many = view({service: service({name: 'many', type: 'LoadBalancer', ports})});
	const screen = await open(columns, rows, {
		feed: liveFeed([row(exposed), row(many), named('web')]),
		namespace: 'shop',
	});
	const rowOf = (name: string) => screen.lines().find(line => line.includes(` ${name} `));

	expect(rowOf('edge')).toContain(columns < 150 ? ' 443:30443' : ' 443:30443→https ');
	expect(rowOf('edge')?.includes('https')).toBe(columns >= 150);
	expect(rowOf('many')).toContain(columns < 150 ? ' 443:30443,80:…' : ' 443:30443→https,80:30080→8080 ');
	expect(rowOf('web')).toMatch(/ 80→8080( |$)/);
});

const longest = 'payments-reconciliation-worker-for-the-europe-west-region-blue';

test.each([
	[80, 24, 25],
	[120, 40, 29],
	[200, 50, 62],
])('%i×%i: one long name leaves the causes their room, and is told by its two ends', async (columns, rows, cells) => {
	const alike = [longest, longest.replace('blue', 'gray'), longest.replace('payments', 'checkout')];
	const screen = await open(columns, rows, {
		feed: liveFeed(alike.map(name => named(name, 'shop', [finding({cause})]))),
	});
	const names = screen
		.lines()
		.slice(4, 7)
		.map(line => line.slice(3).trim().split(/ +/)[1]);

	expect(screen.text()).toContain(cause.slice(0, cells - 1));
	expect(new Set(names).size).toBe(3);
	for (const name of names) {
		expect(name).toMatch(/^(payments|checkout).*(blue|gray)$/);
	}
});

test('where there is room for all of it, a long name is whole', async () => {
	const screen = await open(200, 50, {feed: liveFeed([named(longest), named('web')])});

	expect(screen.text()).toContain(` ${longest} `);
});

import {expect, test} from 'vitest';
import type {Action} from '../../source/dashboard/state/action.ts';
import {widthOf} from '../../source/dashboard/text/text-width.ts';
import {pod, view} from '../_helpers/objects.ts';
import {clients, finding, liveFeed, named, row, sampleRows, syncedInputs} from '../_helpers/rows.ts';
import {openScreen, sizes, start} from '../_helpers/screen.tsx';

const open = (options: Parameters<typeof openScreen>[0]) => openScreen({clients, ...options});

const panes: ReadonlyArray<readonly [string, readonly string[], readonly string[]]> = [
	['services', [], ['SERVICES 5', 'checkout', 'ledger', 'redis', 'mail', 'web', '0/2', '2/3']],
	['endpoints', ['G', '\t', 'z'], ['ENDPOINTS web · 3', 'ADDRESS', 'ready', 'web-2']],
	['pods', ['j', 'j', '\u001B[Z', 'z'], ['PODS redis · 3', 'redis-2', '0/1', 'CrashLoopBackOff', 'app=redis']],
	[
		'near pods',
		['\u001B[Z', 'z'],
		['PODS checkout · 0 match, 3 close', 'checkout-7d9c-b', 'app=checkout (not checkuot)'],
	],
	[
		'diagnosis',
		['\r'],
		['DIAGNOSIS shop/checkout', 'no pod has app=checkuot; 3 have', 'spec.selector.app = checkuot', '1. Select'],
	],
	['quiet diagnosis', ['G', '\r'], ['No findings', 't asks from inside', 'Checked']],
	['question', ['n'], ['Run nslookup']],
	['help', ['?'], ['HELP', 'nslookup: resolve the Service']],
	['namespaces', [':ns\r'], ['NAMESPACES 3', 'infra', '1 warning', '2 broken']],
	['contexts', [':ctx\r'], ['CONTEXTS 2', 'staging', 'current']],
	['sorted services', ['N'], ['SERVICES 5', 'by name', 'checkout', 'ledger']],
	['columns', ['o'], ['SORT BY 13', 'severity', 'worst first · current', 'cluster-ip']],
	['wide services', ['\u0017'], ['wide', 'checkout', 'ledger', 'redis', 'mail']],
	['wide pods', ['j', 'j', '\u001B[Z', 'z', '\u0017'], ['RESTARTS', 'redis-2', '14', 'CrashLoop']],
	['wide endpoints', ['G', '\t', 'z', '\u0017'], ['SINCE', 'NODE', 'ready', 'web-2']],
	['empty timeline', ['h'], ['HISTORY shop/checkout', '0 of 0 ready', 'Nothing has changed since']],
	['clients', ['p'], ['PROBE FROM 2', 'toolbox', 'main · default']],
];

for (const [columns, rows] of sizes) {
	test.each(panes)(`${columns}×${rows}: %s`, async (_, keys, texts) => {
		const screen = await open({columns, rows, feed: liveFeed()});
		await screen.press(...keys);

		for (const text of texts) {
			expect(screen.text()).toContain(text);
		}

		expect(screen.lines()).toHaveLength(rows);
		expect(screen.lines()[0]).toContain('● live');
		expect(screen.lines().every(line => widthOf(line) <= columns)).toBe(true);
	});
}

const failing = {
	type: 'Ready',
	status: 'False',
	reason: 'ContainersNotReady',
	message: '',
	since: start / 1000,
} as const;

const webRow = (count: number, isLastReady = true) =>
	row(
		view({
			pods: Array.from({length: count}, (_, index) =>
				pod({
					name: `web-${index}`,
					ips: [`10.1.2.${index}`],
					...(index === count - 1 && !isLastReady && {conditions: [failing]}),
				}),
			),
		}),
	);

const changesOf = (...states: ReadonlyArray<readonly [number, ReturnType<typeof webRow>]>): readonly Action[] =>
	states.map(([at, changed]) => ({type: 'rows/changed', changed: [changed], removed: [], isComplete: true, at}));

/** Three ready, then two for half of the time, then three again. */
const pastFeed = [
	...liveFeed([webRow(3)], start - 100_000),
	...changesOf([start - 75_000, webRow(3, false)], [start - 25_000, webRow(3)]),
];

for (const [columns, rows] of sizes) {
	test(`${columns}×${rows}: the timeline tells each change, with its time and its cause`, async () => {
		const screen = await open({columns, rows, feed: pastFeed});
		await screen.press('h');
		const lines = screen.lines().filter(line => /\d\d:\d\d:\d\d .*→/.test(line));

		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/2 → 3 of 3 {2}web-2 became ready/);
		expect(lines[1]).toMatch(/3 → 2 of 3 {2}web-2: ContainersNotReady/);
		expect(screen.text()).toMatch(/█+▆+█+ +now/);
		expect(screen.lines().every(line => widthOf(line) <= columns)).toBe(true);
	});
}

test('with enough columns, or where it is asked for, a row shows how many were ready over time', async () => {
	const screen = await open({columns: 200, rows: 50, feed: pastFeed});
	const bars = / 3\/3 +(?=[█▆]{12} )█+▆+█+ /;

	expect(screen.lines()[4]).toMatch(bars);
	await screen.resize(199, 50);
	expect(screen.text()).not.toContain('HISTORY');
	await screen.press('\u0017');
	expect(screen.lines()[4]).toMatch(bars);
});

test('the diagnosis of a Service that changed tells how it came to be', async () => {
	const screen = await open({columns: 120, rows: 80, feed: pastFeed});
	await screen.press('\r');

	expect(screen.text()).toMatch(/Ready over time\n +█+▆+█+\n.*2 → 3 of 3/);
});

test('without UTF-8 the history is drawn in ASCII', async () => {
	const screen = await open({columns: 200, rows: 50, feed: pastFeed, isUnicode: false});
	await screen.press('\u0017', 'h');

	expect(screen.text()).toMatch(/^[\n\u0020-\u007E]*$/);
	expect(screen.text()).toMatch(/#+\++#+ +now/);
});

test('a list is as wide as there is room for, and says what it leaves out', async () => {
	const screen = await open({columns: 80, rows: 24, feed: liveFeed()});
	await screen.press('\u0017');

	expect(screen.lines()[2]).toMatch(/wide · \d columns left out/);
	expect(screen.lines()[4]).toContain('checkout');
	await screen.resize(250, 50);
	expect(screen.lines()[2]).not.toContain('left out');
	expect(screen.lines()[3]).toMatch(
		/NAMESPACE +NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +NODEPORT +READY +SINCE +HISTORY +PORTS +DIAGNOSIS↑ +SELECTOR +LABELS +AGE/,
	);
});

test('from 100 columns on, endpoints and pods lie side by side', async () => {
	const screen = await open({columns: 100, rows: 24, feed: liveFeed()});
	const beside = (line: string) => line.includes('ENDPOINTS') && line.includes('PODS');

	expect(screen.lines().some(beside)).toBe(true);
	await screen.resize(99, 24);
	expect(screen.lines().some(beside)).toBe(false);
	expect(screen.text()).toContain('PODS');
});

test('below 24 rows the services are alone, and focus unfolds the others', async () => {
	const screen = await open({columns: 80, rows: 23, feed: liveFeed()});

	expect(screen.text()).not.toContain('ENDPOINTS');
	await screen.press('\t');
	expect(screen.text()).toContain('ENDPOINTS checkout · none');
	expect(screen.text()).not.toContain('SERVICES');
});

test('too small a terminal says so, and recovers', async () => {
	const screen = await open({columns: 10, rows: 3, feed: liveFeed()});

	expect(screen.text().trim()).toBe('too small');
	await screen.resize(80, 24);
	expect(screen.text()).toContain('checkout');
	await screen.resize(1, 1);
	await screen.resize(80, 24);
	expect(screen.lines()[0]).toContain('● live');
});

test('glyph and colour say the same', async () => {
	const screen = await open({columns: 80, rows: 24, feed: liveFeed()});
	const red = 1;
	const yellow = 3;

	expect(screen.cell(1, 4)).toMatchObject({character: '✖', color: red, isInverse: true});
	expect(screen.cell(1, 5)).toMatchObject({character: '✖', color: red, isInverse: false});
	expect(screen.cell(1, 6)).toMatchObject({character: '▲', color: yellow});
	expect(screen.cell(1, 7)).toMatchObject({character: ' ', color: undefined});
});

test('without colour the selected row is marked, and nothing is coloured', async () => {
	const screen = await open({columns: 80, rows: 24, feed: liveFeed(), hasColor: false});

	expect(screen.lines()[4]).toMatch(/^>✖ shop/);
	expect(screen.cell(1, 4)).toMatchObject({color: undefined, isInverse: false});
});

test('a terminal without UTF-8 gets ASCII alone', async () => {
	const rows = [named('plain', 'shop', [finding({cause: 'no pod has it'})])];
	const screen = await open({columns: 80, rows: 24, feed: liveFeed(rows), isUnicode: false});

	expect(screen.text()).toMatch(/^[\n\u0020-\u007E]*$/);
	expect(screen.text()).toContain('x shop');
});

test('READY is unknown while pods are not', async () => {
	const inputs = syncedInputs({pods: {phase: 'forbidden', problem: 'Listing pods is forbidden.'}});
	const screen = await open({columns: 80, rows: 24, feed: [...liveFeed(), {type: 'inputs/changed', inputs}]});

	expect(screen.lines()[5]).toMatch(/ledger .* \? /);
	expect(screen.text()).toContain('Listing pods is forbidden.');
});

test('a row that settles is marked', async () => {
	const [first, ...others] = sampleRows;
	const settling = {...first!, diagnosis: {...first!.diagnosis, isSettling: true}};
	const screen = await open({columns: 200, rows: 24, feed: liveFeed([settling, ...others])});

	expect(screen.text()).toContain('3 have app=checkout…');
});

test('a probe shows its steps, its command and its verdict', async () => {
	const screen = await open({columns: 120, rows: 40, feed: liveFeed()});
	const {target} = clients[0]!;
	const argv = ['getent', 'hosts', 'checkout.shop.svc'];
	const step = {id: 1, title: 'Resolve the name', client: target, tool: 'getent', argv};
	await screen.press('n', '\r');
	await screen.dispatch(
		{type: 'probe/started', key: 'shop/checkout', kind: 'nslookup', client: target, at: start},
		{type: 'probe/progressed', key: 'shop/checkout', progress: {kind: 'step', step}},
	);

	expect(screen.text()).toContain('getent · running');
	expect(screen.text()).toContain(
		'kubectl --context prod-eu -n shop exec toolbox -c main -- getent hosts checkout.shop.svc',
	);
	expect(screen.text()).toContain('running for');

	const result = {
		outcome: 'ok',
		detail: '10.96.4.7, as the Service says',
		ms: 41.6,
		output: '10.96.4.7 checkout\n',
	} as const;
	await screen.dispatch(
		{type: 'probe/progressed', key: 'shop/checkout', progress: {kind: 'step', step: {...step, result}}},
		{
			type: 'probe/progressed',
			key: 'shop/checkout',
			progress: {kind: 'verdict', verdict: {answer: 'works', sentence: 'The name resolves.'}},
		},
	);

	expect(screen.text()).toContain('✔ Resolve the name getent · ok · 42 ms');
	expect(screen.text()).toContain('10.96.4.7 checkout');
	expect(screen.text()).toContain('✔ The name resolves.');
});

test('the table of ports scrolls with the text above it', async () => {
	// What is told of a fault is longer than the screen.
	const screen = await open({columns: 80, rows: 16, feed: liveFeed()});
	await screen.press('\r');

	expect(screen.text()).not.toContain('│ 53/UDP');
	await screen.press('G');
	expect(
		screen
			.lines()
			.slice(-3, -1)
			.map(line => line.trim()),
	).toEqual([expect.stringMatching(/^│ 53\/UDP dns/), expect.stringMatching(/^└─/)]);
});

test('five thousand Services are scrolled through', async () => {
	const rows = Array.from({length: 5000}, (_, index) => named(`service-${String(index).padStart(4, '0')}`));
	const screen = await open({columns: 120, rows: 40, feed: liveFeed(rows)});

	expect(screen.lines()[0]).toContain('5,000 services');
	await screen.press('G');
	expect(screen.text()).toContain('service-4999');
	await screen.press('g');
	expect(screen.text()).toContain('service-0000');
});

test('a diagnosis asks what else is true of its Service, and shows what it is told', async () => {
	const screen = await open({columns: 100, rows: 60, feed: liveFeed()});
	await screen.press('\r');
	expect(screen.calls).toContainEqual(['tellAbout', 'shop/checkout']);
	expect(screen.text()).not.toContain('checkout.shop');
	const sections = [{title: 'Names', lines: ['checkout.shop from pods of any namespace']}];
	await screen.dispatch({type: 'diagnosis/aboutLoaded', key: 'shop/checkout', sections});
	expect(screen.text()).toContain('Names');
	expect(screen.text()).toContain('checkout.shop from pods of any namespace');
});

test.each([
	[99, 24],
	[60, 15],
	[120, 40],
	[80, 50],
])('resized to %i×%i the screen is the one that opens at that size', async (columns, rows) => {
	const screen = await open({columns: 100, rows: 30, feed: liveFeed()});
	await screen.resize(columns, rows);
	const resized = screen.lines().map(line => line.trimEnd());
	const opened = await open({columns, rows, feed: liveFeed()});

	expect(resized).toStrictEqual(opened.lines().map(line => line.trimEnd()));
});

test('120×40 shows no less of the lists than 80×24: every column, and as many rows', async () => {
	const pods = ['a', 'b', 'c', 'd', 'e', 'f'].map(end => pod({name: `checkout-frontend-7d9c8b7f6d-x2x1${end}`}));
	const rows = [row(view({pods})), ...Array.from({length: 30}, (_, index) => named(`service-${index}`))];
	const seen = [];
	for (const size of [
		{columns: 80, rows: 24},
		{columns: 120, rows: 40},
	]) {
		const screen = await open({...size, feed: liveFeed(rows)});
		await screen.press('G');
		const text = screen.text();
		seen.push({
			heads: screen.lines().filter(line => / (NAME|ADDRESS) /.test(line)),
			services: text.match(/ service-\d+ /g)?.length ?? 0,
			pods: text.match(/x2x1[a-f]/g)?.length ?? 0,
		});
	}

	const [small, large] = seen as [(typeof seen)[number], (typeof seen)[number]];
	for (const head of small.heads.flatMap(line => line.trim().split(/[ ↑]+/)).filter(Boolean)) {
		expect(large.heads.join(' ')).toContain(head);
	}

	expect(large.services).toBeGreaterThanOrEqual(small.services);
	expect(large.pods).toBeGreaterThanOrEqual(small.pods);
});

import {expect, test} from 'vitest';
import {byteSize} from '../../../source/dashboard/text/byte-size.ts';
import {forward, forwarded} from '../../_helpers/forwards.ts';
import {liveFeed} from '../../_helpers/rows.ts';
import {openScreen, start} from '../../_helpers/screen.tsx';

const inverse = 12;
const problem = {
	text: 'Pod redis-0 refuses port 6379: nothing listens there on its loopback address.',
	at: start,
	isOver: false,
};
const feed = [
	...liveFeed(),
	forwarded(forward(), forward({local: 16_379, key: 'infra/redis', port: '6379', pod: undefined, problem})),
];

const open = async (columns: number, rows: number) => {
	const screen = await openScreen({columns, rows, feed});
	await screen.press('f');
	return screen;
};

test.each([
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 50],
])('%i×%i tells where each leads, and what is wrong with the selected one', async (columns, rows) => {
	const screen = await open(columns, rows);
	expect(screen.text()).toContain('FORWARDS 2');
	expect(screen.text()).toMatch(/127\.0\.0\.1:8080 +shop\/web:http .*1\/5/);
	expect(screen.text()).toMatch(/▲ 127\.0\.0\.1:16379 +infra\/redis:6379 /);
	expect(screen.text()).toContain('web-1 · 1.2 MB in, 890 B out');
	for (const line of screen.lines()) {
		expect(line.length).toBeLessThanOrEqual(columns);
	}

	await screen.press('j');
	const selected = screen.lines().findIndex((_, y) => screen.cell(inverse, y).isInverse);
	expect(screen.lines()[selected]).toContain('16379');
	expect(screen.text().replaceAll(/\s+/g, ' ')).toContain(problem.text);
	expect(screen.lines().at(-1)).toMatch(columns < 80 ? /<enter x>/ : /<enter x> copy address.*<d ctrl-d> stop/);
});

test('there is room for pods and bytes from 80 columns on, and for problems on a wide one', async () => {
	expect((await open(80, 24)).lines().some(line => /LOCAL +SERVICE +POD +OPEN +IN/.test(line))).toBe(true);
	const wide = await open(200, 50);
	expect(wide.text()).toMatch(/LOCAL +SERVICE +POD +OPEN +IN +OUT +AGE +LAST PROBLEM/);
	expect(wide.text()).toMatch(/web-1 +1\/5 +1\.2 MB +890 B +1h/);
	expect(wide.text()).toMatch(/no ready pod .* Pod redis-0 refuses port 6379/);
});

test('a problem that is over has no mark, and can still be read', async () => {
	const screen = await open(80, 24);
	await screen.press('j');
	expect(screen.text()).toContain('▲ 127.0.0.1:16379');
	await screen.dispatch(forwarded(forward({local: 16_379, problem: {...problem, isOver: true}})));
	expect(screen.text()).not.toContain('▲ 127.0.0.1');
	expect(screen.text().replaceAll(/\s+/g, ' ')).toContain(`${problem.text} It is over.`);
});

test('the list of Services says which are forwarded, where there is room', async () => {
	const screen = await openScreen({columns: 100, rows: 24, feed});
	const line = (name: string) => screen.lines().find(each => each.includes(`${name} `));
	expect(line('web')).toContain('⇄ :8080');
	expect(line('redis')).toContain('redis-2 not ready');
	expect(line('mail')).not.toContain('⇄');
	await screen.dispatch(forwarded());
	expect(screen.text()).not.toContain('⇄');
});

test.each([
	[0, '0 B'],
	[999, '999 B'],
	[1000, '1.0 kB'],
	[9949, '9.9 kB'],
	[9950, '10 kB'],
	[999_499, '999 kB'],
	[999_500, '1.0 MB'],
	[200_000_000, '200 MB'],
	[3e15, '3000 TB'],
])('%i bytes are %s', (bytes, text) => {
	expect(byteSize(bytes)).toBe(text);
});

test('of a long pod the end is told too, by which it differs', async () => {
	const pod = 'payments-reconciliation-worker-7d9c8b7f6d-x2x1z';
	const screen = await openScreen({columns: 80, rows: 24, feed: [...liveFeed(), forwarded(forward({pod}))]});
	await screen.press('f');

	expect(screen.text()).toMatch(/payments\S*…x2x1z +1\/5/);
});

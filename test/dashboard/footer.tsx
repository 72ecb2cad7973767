import {expect, test} from 'vitest';
import {clients, liveFeed} from '../_helpers/rows.ts';
import {openScreen} from '../_helpers/screen.tsx';

const accent = 6;

test('keys that cannot work are dim, and say on a press and in the help which right is missing', async () => {
	const screen = await openScreen({columns: 170, clients, feed: liveFeed()});
	const color = (label: string) => {
		const y = screen.lines().length - 1;
		return screen.cell(screen.lines()[y]!.indexOf(`<${label}>`), y).color;
	};

	expect(color('n')).toBe(accent);
	await screen.dispatch({
		type: 'access/loaded',
		namespace: 'shop',
		access: {exec: ['create'], 'port-forward': [], debug: [], logs: [], 'service-proxy': [], 'probe-pod': []},
	});
	for (const label of ['n', 't', 'T']) {
		expect(color(label), label).toBeUndefined();
	}

	// curl has another way, through the API server.
	expect(color('c')).toBe(accent);
	await screen.dispatch({
		type: 'access/loaded',
		namespace: 'shop',
		access: {exec: ['create'], 'port-forward': [], debug: [], logs: [], 'service-proxy': ['get'], 'probe-pod': []},
	});
	expect(color('c')).toBeUndefined();
	expect(color('?')).toBe(accent);
	const reason = 'it takes create on pods/exec in namespace shop';
	await screen.press('T');
	expect(screen.lines().at(-1)).toContain(reason);
	await screen.press('?');
	// With room for it a reason is whole.
	await screen.resize(400, 200);
	expect(screen.text()).toContain(reason);
});

test.each([
	[60, 'Run nslookup in toolbox?', '<enter> run <a> always <esc> no'],
	[80, 'Run nslookup checkout.shop in pod toolbox?', '<enter> run <a> always <esc> no'],
	[140, 'Run nslookup checkout.shop in pod toolbox, container main?', '<a> always in prod-eu'],
])('at %i columns the question gives way to what its keys do', async (columns, question, hints) => {
	const screen = await openScreen({columns, clients, feed: liveFeed()});
	await screen.press('n');

	expect(screen.lines().at(-1)).toContain(question);
	expect(screen.lines().at(-1)).toContain(hints);
});

test('what a filter can be is told until one types', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	await screen.press('/');
	expect(screen.lines().at(-1)?.trimEnd()).toBe(' /█  text  !text  -l key=value  -f text  @code');
	await screen.press('w');
	expect(screen.lines().at(-1)?.trimEnd()).toBe(' /w█');
});

test('at 60 columns too the way back from a text is told', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	await screen.press('\r');

	expect(screen.lines().at(-1)).toMatch(/<x> copy .*<esc> back .*<\?> help/);
});

test.each([
	['the diagnosis is among the first keys', [], /<enter> diagnosis .*<\?> help/],
	['the way back is told over the lists', ['\r'], /<x> copy .*<esc> back .*<\?> help/],
] as const)('at 80 columns %s', async (_, keys, footer) => {
	const screen = await openScreen({clients, feed: liveFeed()});
	await screen.press(...keys, 'g');

	expect(screen.lines().at(-1)).toMatch(footer);
});

test.each([
	['cut says where the rest is', 60, / ✖ Saved to \/home\/someone\/logs-shop… {2}:messages has the rest$/],
	['short is said whole', 80, / ✖ Saved to \/home\/someone\/logs-shop-web-1-api\.log, 1,000 lines\. *$/],
] as const)('a notice that is %s', async (_, columns, shown) => {
	const text = 'Saved to /home/someone/logs-shop-web-1-api.log, 1,000 lines.';
	const screen = await openScreen({columns, clients, feed: liveFeed()});
	await screen.dispatch({type: 'notice/shown', level: 'error', text});

	expect(screen.lines().at(-1)).toMatch(shown);
	await screen.press(':messages\r');
	expect(screen.text().replaceAll(/\s+/g, '')).toContain(text.replaceAll(' ', ''));
});

test('news from elsewhere do not take the place of what went wrong until a key is pressed', async () => {
	const screen = await openScreen({columns: 80, rows: 24, feed: liveFeed()});
	await screen.dispatch(
		{type: 'notice/shown', level: 'error', text: 'Nothing could be saved.'},
		{type: 'notice/shown', level: 'info', text: 'The API server is slow: 1.1 s per request.'},
	);
	expect(screen.lines().at(-1)).toContain('Nothing could be saved.');

	await screen.press('j');
	await screen.dispatch({type: 'notice/shown', level: 'info', text: 'Saved.'});
	expect(screen.lines().at(-1)).toContain('Saved.');
});

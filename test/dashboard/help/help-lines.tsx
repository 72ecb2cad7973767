import {expect, test} from 'vitest';
import {lineText} from '../../../source/dashboard/components/line.ts';
import {helpLines} from '../../../source/dashboard/help/help-lines.ts';
import {keymap} from '../../../source/dashboard/keyboard/keymap.ts';
import {widthOf} from '../../../source/dashboard/text/text-width.ts';
import {symbolsOf} from '../../../source/theme.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const headings = (lines: readonly string[]) => lines.filter(line => /^ (In|After|Choosing|Typing|Before)\b/.test(line));

test.each([
	['the lists', [], ' In lists'],
	['a diagnosis', ['\r'], ' In the diagnosis, a probe and this help'],
	['YAML', ['y'], ' In YAML, describe, events and messages'],
	['the forwards', ['f'], ' In the list of forwards'],
])('help opened over %s begins with its keys, and has all others', async (_, keys, first) => {
	const screen = await openScreen({columns: 120, rows: 250, clients, feed: liveFeed()});
	await screen.press(...keys, '?');
	const found = headings(screen.lines());

	expect(found[0]?.trimEnd()).toBe(first);
	expect(found).toHaveLength(11);
});

test.each([60, 80, 120, 200])('no line of it is wider than %i cells', columns => {
	const keys = keymap.map(binding => ({...binding, reason: 'svctop was started with --readonly'}));
	const lines = helpLines(keys, 'list', columns, symbolsOf(true)).map(lineText);

	expect(lines.length).toBeGreaterThan(80);
	expect(lines.filter(line => widthOf(line) > columns)).toStrictEqual([]);
});

test('it tells what a filter goes over, of Services and of other lists', async () => {
	const screen = await openScreen({columns: 200, rows: 250, clients, feed: liveFeed()});
	await screen.press('?');
	const lines = screen.lines();
	const lineOf = (form: string) => lines.find(line => line.startsWith(`   ${form} `));

	expect(lineOf('text')).toMatch(
		/name, type, ready, ports, diagnosis, addresses, selector, labels of a Service, over the whole line of any other list/,
	);
	expect(lineOf('-f text')).toMatch(/by namespace and name of a Service, by the first column of any other list/);
});

test.each([
	[80, 1],
	[120, 2],
	[200, 3],
])('at %i columns the keys of a place stand in %i columns, none of them lost', (columns, count) => {
	const keys = keymap.map(binding => ({...binding, reason: undefined}));
	const lines = helpLines(keys, 'list', columns, symbolsOf(true)).map(lineText);
	const own = lines.slice(1, lines.indexOf(''));
	const cells = Math.floor(columns / count);
	const found = own.flatMap(text =>
		Array.from({length: count}, (_, place) => text.slice(place * cells + 3, place * cells + 19).trim()),
	);
	const labels = keymap.filter(({scopes}) => scopes.includes('list')).map(({label}) => label);

	// A long label goes on in the next line.
	expect(found).toEqual(expect.arrayContaining(labels.filter(label => label.length < 15)));
	expect(own.length).toBeLessThan((labels.length * 2) / count + 6);
});

test('the help is searched, and esc leads back to it', async () => {
	const screen = await openScreen({columns: 80, rows: 24, clients, feed: liveFeed()});
	await screen.press('?', '/', 'nslookup', '\r');
	expect(screen.text()).toMatch(/\/nslookup \d+ of \d+/);
	expect(screen.text()).toContain('resolve the Service inside a pod');
	await screen.press('\u001B', '\u001B');

	expect(screen.text()).toContain(' HELP ');
});

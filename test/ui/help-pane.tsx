import {expect, test} from 'vitest';
import {clients, liveFeed} from '../_helpers/rows.ts';
import {openScreen} from '../_helpers/screen.tsx';

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

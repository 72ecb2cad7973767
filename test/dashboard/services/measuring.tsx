import {expect, test} from 'vitest';
import {liveFeed, named} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

test('thousands of Services are measured between keys, and keys move no column', async () => {
	const rows = Array.from({length: 5000}, (_, index) => named(`web-${String(index).padStart(4, '0')}`));
	const screen = await openScreen({
		columns: 120,
		rows: 30,
		feed: liveFeed([...rows, named('web-of-the-longest-name')]),
	});
	const heads = () => screen.lines().find(line => line.includes('NAMESPACE'));
	await expect.poll(heads).toMatch(/NAME {21}TYPE/);
	const before = heads();
	await screen.press('j', 'j', '\u0006', 'G', 'g');
	expect(heads()).toBe(before);
});

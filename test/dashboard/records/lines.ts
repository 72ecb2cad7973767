import {expect, test} from 'vitest';
import {appended, chunkLength, lineAt, noLines} from '../../../source/dashboard/records/lines.ts';

const numbered = (count: number, from = 0) => Array.from({length: count}, (_, index) => `line ${from + index}`);

test('lines are where they were put, however they came', () => {
	const batches = [1, 700, 0, 511, 512, 3];
	let lines = noLines;
	let count = 0;
	for (const size of batches) {
		lines = appended(lines, numbered(size, count));
		count += size;
	}

	expect(lines.count).toBe(count);
	expect(Array.from({length: count}, (_, index) => lineAt(lines, index))).toEqual(numbered(count));
	expect(lines.chunks.slice(0, -1).every(chunk => chunk.length === chunkLength)).toBe(true);
});

test('past 100,000 lines the oldest are forgotten', () => {
	const lines = appended(noLines, numbered(100_600));

	expect(lines.count).toBeLessThanOrEqual(100_000);
	expect(lines.count + lines.dropped).toBe(100_600);
	expect(lineAt(lines, 0)).toBe(`line ${lines.dropped}`);
});

test('past 16 million characters too', () => {
	const lines = appended(noLines, Array<string>(2048).fill('x'.repeat(10_000)));

	expect(lines.characters).toBeLessThanOrEqual(16_000_000);
	expect(lines.dropped).toBeGreaterThan(0);
});

test('appending keeps the chunks that are full', () => {
	const before = appended(noLines, numbered(1000));
	const after = appended(before, ['more']);

	expect(after.chunks[0]).toBe(before.chunks[0]);
	expect(before.count).toBe(1000);
});

import {expect, test} from 'vitest';
import {createLineSplitter} from '../../../source/kubernetes/objects/line-splitter.ts';

test('lines are cut where they end, wherever the pieces do', () => {
	const splitter = createLineSplitter();

	expect(splitter.push('one\ntw')).toEqual(['one']);
	expect(splitter.push('o\n\nthr')).toEqual(['two', '']);
	expect(splitter.end()).toEqual(['thr']);
	expect(splitter.end()).toEqual([]);
});

test('of a line too long the beginning is kept, and what is missing is said', () => {
	const splitter = createLineSplitter();
	for (let piece = 0; piece < 10; piece++) {
		splitter.push('x'.repeat(10_000));
	}

	const [line = ''] = splitter.push('\nnext\n');
	expect(line).toMatch(/^x{32768} \(67,232 characters more\)$/);
});

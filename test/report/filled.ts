import {expect, test} from 'vitest';
import {filled} from '../../source/report/filled.ts';

test('words stand on lines that are no wider than asked, however they were parted before', () => {
	expect(filled('one two  three\n\tfour', 9)).toStrictEqual(['one two', 'three', 'four']);
});

test('a word that is wider has a line of its own, whole', () => {
	expect(filled('see https://kubernetes.io/docs now', 10)).toStrictEqual(['see', 'https://kubernetes.io/docs', 'now']);
});

test('letters of two columns count as two', () => {
	expect(filled('世界 世界 ab', 9)).toStrictEqual(['世界 世界', 'ab']);
});

test('of nothing there is no line', () => {
	expect(filled(' \n', 9)).toStrictEqual([]);
});

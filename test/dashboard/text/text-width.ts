import {expect, test} from 'vitest';
import {cut, cutInside, cutMiddle, fitted, padded, widthOf, wrap} from '../../../source/dashboard/text/text-width.ts';

test.each([
	['web', 3],
	['日本', 4],
	['e\u0301', 1],
	['✖', 1],
])('%s takes %i cells', (text, width) => {
	expect(widthOf(text)).toBe(width);
});

test.each([
	['checkout', 8, 'checkout'],
	['checkout', 5, 'chec…'],
	['日本語', 5, '日本…'],
	['日本語', 4, '日…'],
	['checkout', 1, '…'],
	['checkout', 0, ''],
])('%s in %i cells is %s', (text, width, expected) => {
	expect(cut(text, width, '…')).toBe(expected);
});

test('a cut text fills its width with blanks where half a character did not fit', () => {
	expect(fitted('日本語', 4, '…')).toBe('日… ');
	expect(padded('ab', 4)).toBe('ab  ');
});

test.each([
	['one two three', 7, ['one two', 'three']],
	['kubectl', 3, ['kub', 'ect', 'l']],
	['a\nb', 10, ['a', 'b']],
	['', 5, ['']],
	['日本', 1, ['日', '本']],
])('%j in %i cells', (text, width, expected) => {
	expect(wrap(text, width)).toEqual(expected);
});

test.each([
	['web-7d9c-x2x1p', 14, 'web-7d9c-x2x1p'],
	['web-7d9c-x2x1p', 10, 'web-…x2x1p'],
	['web-7d9c-x2x1p', 8, 'web-7d9…'],
])('%s in %i cells keeps its end: %s', (name, width, expected) => {
	expect(cutInside(name, width, '…')).toBe(expected);
});

test.each([
	['arn:aws:eks:eu-west-1:1234:cluster/prod-a', 41, 'arn:aws:eks:eu-west-1:1234:cluster/prod-a'],
	['arn:aws:eks:eu-west-1:1234:cluster/prod-a', 21, 'arn:aws:ek…ter/prod-a'],
	['arn:aws:eks:eu-west-1:1234:cluster/prod-a', 7, 'arn:aw…'],
	['日本語のクラスタ', 9, '日本語の…'],
])('of %s in %i cells both ends are told', (name, width, expected) => {
	expect(cutMiddle(name, width, '…')).toBe(expected);
});

import {expect, test} from 'vitest';
import {linearExpression} from '../../../source/dashboard/text/linear-expression.ts';

const longA = 'a'.repeat(40);

test.each([
	['(a+)+$', `${longA}!`],
	['(a|a)+$', `${longA}!`],
	['(.*)*(.*)*=', longA],
	['a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?b', 'a'.repeat(28)],
	['([A-Z]+)*-$', `${longA}!`],
	['.*.*.*.*.*.*=', 'a'.repeat(2000)],
])('%s takes no longer than the text is long', (pattern, text) => {
	const started = performance.now();
	expect(linearExpression(pattern, {isForShort: true})!.test(text)).toBe(false);
	expect(performance.now() - started).toBeLessThan(1000);
});

test('nor does one that repeats something, in a line of a megabyte', () => {
	const started = performance.now();
	expect(linearExpression('a+$', {isForShort: false})!.test(`${'a'.repeat(1_000_000)}!`)).toBe(false);
	expect(performance.now() - started).toBeLessThan(8000);
});

/** Patterns that run in the linear form, and what they find in a text: the same as the usual form. */
test.each([
	['WEB.*api.*', 'shop/Web-1 API-2 x'],
	['[a-c]+[^D]+e+', 'xABBdeCcfE'],
	['(?<name>sh|OP)+/', 'SHop/web'],
	['\\d+\\.\\d+\\.', 'app 10.96.1.1'],
	['\\bW\\w+\\b.*', 'the Web'],
	['É+l*', 'éééLL'],
	['[\\]a]+\\[*', 'x]A]['],
	['(x*)(y*)+$', 'xxYY'],
	['(?:a|B){2,3}+'.slice(0, -1), 'xabAB'],
])('%s finds in %j what it says, in both cases', (pattern, text) => {
	const usual = new RegExp(pattern, 'i').exec(text)![0];
	expect(linearExpression(pattern, {isForShort: false})!.exec(text)![0]).toBe(usual);
});

test.each(['[', '(', 'a**', '(?=a+)b+', '(a+)\\1+', 'a{1,2000}b+'])('%s is none that can be had', pattern => {
	expect(linearExpression(pattern, {isForShort: true})).toBeUndefined();
});

test('all matches of a line', () => {
	const expression = linearExpression('a+b', {flags: 'g', isForShort: false})!;
	expect([...'xAab aB'.matchAll(expression)].map(([found]) => found)).toStrictEqual(['Aab', 'aB']);
});

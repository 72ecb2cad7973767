import {expect, test} from 'vitest';
import {families} from '../scripts/rule-families.ts';
import {rulesDocument} from '../scripts/rules-document.ts';
import {explained} from '../source/report/explained.ts';

test('what is left out is told with a reason, and none of it is a rule', () => {
	const [, leftOut = ''] = rulesDocument(families).split('## What is left out');
	const codes = [...leftOut.matchAll(/: ([a-z0-9, -]+)\.$/gm)].flatMap(([, list]) => list!.split(', '));
	expect(codes).toContain('no-readiness-probe');
	expect(codes.filter(code => explained.some(rule => rule.code === code))).toStrictEqual([]);
	expect(new Set(codes).size).toBe(codes.length);
});

test('every code is in one family', () => {
	const codes = families.flatMap(({rules}) => rules.map(({code}) => code));
	expect(codes.toSorted()).toEqual(explained.map(({code}) => code).toSorted());
});

import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {rulesDocument} from '../scripts/rules-document.ts';
import {explained} from '../source/report/explained.ts';

test('what is left out is told with a reason, and none of it is a rule', () => {
	const [, told = ''] = rulesDocument(explained).split('## What is left out');
	const codes = [...told.matchAll(/: ([a-z0-9, -]+)\.$/gm)].flatMap(([, list]) => list!.split(', '));
	expect(codes).toContain('no-readiness-probe');
	expect(codes.filter(code => explained.some(rule => rule.code === code))).toStrictEqual([]);
	expect(new Set(codes).size).toBe(codes.length);
});

test('docs/rules.md is up to date: npm run docs:rules writes it', () => {
	const written = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8');
	expect(written).toBe(rulesDocument(explained));
});

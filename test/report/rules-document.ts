import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {rulesDocument} from '../../source/report/rules-document.ts';
import {rules} from '../../source/rules/catalogue.ts';

test('docs/rules.md is up to date: npm run docs:rules writes it', () => {
	const written = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
	expect(written).toBe(rulesDocument(rules));
});

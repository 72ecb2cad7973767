import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {keysDocument} from '../scripts/keys-document.ts';
import {keymap} from '../source/dashboard/keyboard/keymap.ts';

const file = path.join(import.meta.dirname, '../docs/keys.md');

test('docs/keys.md says what the keymap does (npm run docs)', () => {
	expect(keysDocument()).toBe(readFileSync(file, 'utf8'));
});

test('every key is in it, in each scope', () => {
	const lines = keysDocument().split('\n');

	for (const {help, scopes} of keymap) {
		const told = lines.filter(line => line.endsWith(`| ${help.replaceAll('|', '\\|')} |`));
		expect(told.length, help).toBeGreaterThanOrEqual(scopes.length);
	}
});

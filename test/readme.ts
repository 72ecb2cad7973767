import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {withTables} from '../scripts/readme-tables.ts';

test('the README says what the program does (npm run docs)', () => {
	const readme = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');
	expect(withTables(readme)).toBe(readme);
});

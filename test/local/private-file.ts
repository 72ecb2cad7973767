import {lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {replacePrivately} from '../../source/local/private-file.ts';

const folder = () => mkdtempSync(path.join(tmpdir(), 'private-file-'));

test('the text is replaced, and for its user alone', () => {
	const file = path.join(folder(), 'kept.json');
	writeFileSync(file, 'old', {mode: 0o644});
	replacePrivately(file, 'new');

	expect(readFileSync(file, 'utf8')).toBe('new');
	expect(lstatSync(file).mode & 0o777).toBe(0o600);
	expect(readdirSync(path.dirname(file))).toEqual(['kept.json']);
});

test('a link is replaced, and what it leads to is left alone', () => {
	const place = folder();
	const [file, other] = [path.join(place, 'kept.json'), path.join(place, 'other')];
	writeFileSync(other, 'theirs');
	symlinkSync(other, file);
	replacePrivately(file, 'new');

	expect(readFileSync(other, 'utf8')).toBe('theirs');
	expect(lstatSync(file).isFile()).toBe(true);
});

test('where it cannot be replaced nothing is left beside it', () => {
	const file = path.join(folder(), 'kept.json');
	mkdirSync(path.join(file, 'full'), {recursive: true});

	expect(() => replacePrivately(file, 'new')).toThrow();
	expect(readdirSync(path.dirname(file))).toEqual(['kept.json']);
});

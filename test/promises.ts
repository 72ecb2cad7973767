import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';

const repository = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

const rows = [...read('docs/promises.md').matchAll(/^\| (.+?) \| (.+?) \| (`.+`) \|$/gm)].map(
	([, chapter, promise, files]) => ({
		chapter: chapter!,
		promise: promise!,
		files: [...files!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!),
	}),
);

test('each chapter of the README that promises something has its tests', () => {
	const chapters = [...read('README.md').matchAll(/^##? (.+)$/gm)].map(([, title]) => title);
	const promised = [...new Set(rows.map(({chapter}) => chapter))];
	expect(promised).toEqual(chapters.filter(title => title !== 'Develop' && title !== 'License'));
});

test('every test that the docs name is there', () => {
	const pages = readdirSync(path.join(repository, 'docs')).filter(name => name.endsWith('.md'));
	const named = pages.flatMap(page => [...read(`docs/${page}`).matchAll(/`((?:test|scripts)\/[^`]+)`/g)]);
	// In capitals stands what a reader fills in.
	const files = named.map(([, file]) => file!).filter(file => !/[A-Z]{4}/.test(file));
	expect(files.length).toBeGreaterThan(50);
	expect(files.filter(file => !existsSync(path.join(repository, file)))).toEqual([]);
});

test.each(rows)('$chapter: $promise', ({files}) => {
	expect(files.length).toBeGreaterThan(0);
	expect(files.filter(file => !existsSync(path.join(repository, file)))).toEqual([]);
});

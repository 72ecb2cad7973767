import {mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {decoded, manifestFiles} from '../../source/manifest/files.ts';

const folder = () => {
	const root = mkdtempSync(path.join(tmpdir(), 'files-'));
	const read = (...places: readonly string[]) =>
		[...manifestFiles(places.length > 0 ? places : [root], 'from stdin')].map(file =>
			'problem' in file ? file.problem.replaceAll(root, 'ROOT') : [file.name.replaceAll(root, 'ROOT'), file.text],
		);
	return {root, read};
};

test('folders with all beneath them in order, hidden ones and other files left out', () => {
	const {root, read} = folder();
	for (const name of ['b.yml', 'a.json', 'c/d.YAML', '.git/e.yaml', 'f.txt']) {
		mkdirSync(path.dirname(path.join(root, name)), {recursive: true});
		writeFileSync(path.join(root, name), name);
	}

	expect(read()).toStrictEqual([
		['ROOT/a.json', 'a.json'],
		['ROOT/b.yml', 'b.yml'],
		['ROOT/c/d.YAML', 'c/d.YAML'],
	]);
	expect(read(path.join(root, 'f.txt'), '-', '-')).toStrictEqual([
		['ROOT/f.txt', 'f.txt'],
		['stdin', 'from stdin'],
	]);
});

test('links: to a file it is read once, to a folder or nowhere not at all, in a circle it is told', () => {
	const {root, read} = folder();
	mkdirSync(path.join(root, 'sub'));
	writeFileSync(path.join(root, 'sub/real.yaml'), 'real');
	symlinkSync(path.join(root, 'sub/real.yaml'), path.join(root, 'link.yaml'));
	symlinkSync(root, path.join(root, 'sub/up.yaml'));
	symlinkSync(path.join(root, 'nowhere'), path.join(root, 'broken.yaml'));
	symlinkSync(path.join(root, 'circle.yaml'), path.join(root, 'circle.yaml'));
	expect(read()).toStrictEqual([['ROOT/link.yaml', 'real']]);
	expect(read(root, path.join(root, 'sub/real.yaml'))).toHaveLength(1);
	expect(read(path.join(root, 'circle.yaml'))).toStrictEqual([
		'Links lead in a circle at ROOT/circle.yaml. Check the path given to --filename.',
	]);
});

test('what is missing or empty is told, and the rest is read', () => {
	const {root, read} = folder();
	mkdirSync(path.join(root, 'empty'));
	writeFileSync(path.join(root, 'a.yaml'), 'a');
	expect(read(path.join(root, 'no.yaml'), path.join(root, 'empty'), path.join(root, 'a.yaml/b'), root)).toStrictEqual([
		'There is no file or folder ROOT/no.yaml. Check the path given to --filename.',
		'Folder ROOT/empty holds no *.yaml, *.yml or *.json. Name another with --filename.',
		'There is no file or folder ROOT/a.yaml/b. Check the path given to --filename.',
		['ROOT/a.yaml', 'a'],
	]);
});

test.each([
	['UTF-8', Buffer.from('a: ä')],
	['UTF-8 with a byte order mark', Buffer.from('\ufeffa: ä')],
	['UTF-16 as Windows writes it', Buffer.from('\ufeffa: ä', 'utf16le')],
])('%s', (_, bytes) => {
	expect(decoded(bytes)).toBe('a: ä');
});

import {mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {decoded, manifestSources} from '../../source/manifest/files.ts';

const folder = () => {
	const root = mkdtempSync(path.join(tmpdir(), 'files-'));
	const stdin = {name: 'stdin', text: 'from stdin', isNamed: true};
	const read = (...places: readonly string[]) =>
		manifestSources(places.length > 0 ? places : [root], () => stdin).map(source => {
			const file = 'problem' in source ? source : source.read();
			return 'problem' in file
				? file.problem.replaceAll(root, 'ROOT')
				: [file.name.replaceAll(root, 'ROOT'), file.text];
		});
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

test('what is missing is told, and the rest is read', () => {
	const {root, read} = folder();
	mkdirSync(path.join(root, 'empty'));
	writeFileSync(path.join(root, 'a.yaml'), 'a');
	expect(read(path.join(root, 'no.yaml'), path.join(root, 'empty'), path.join(root, 'a.yaml/b'), root)).toStrictEqual([
		'There is no file or folder ROOT/no.yaml. Check the path given to --filename.',
		'There is no file or folder ROOT/a.yaml/b. Check the path given to --filename.',
		['ROOT/a.yaml', 'a'],
	]);
});

test.each([
	['UTF-8', Buffer.from('a: ä')],
	['UTF-8 with a byte order mark', Buffer.from('\ufeffa: ä')],
	['UTF-16 as Windows writes it', Buffer.from('\ufeffa: ä', 'utf16le')],
	['UTF-16, the higher byte first', Buffer.from('\ufeffa: ä', 'utf16le').swap16()],
])('%s', (_, bytes) => {
	expect(decoded(bytes)).toBe('a: ä');
});

import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {ociImage} from '../../../scripts/packaging/oci-image.ts';
import {type Entry, tarOf} from '../../../scripts/packaging/tar.ts';

const long = `${'folder/'.repeat(16)}file-with-a-name`;
const entries: readonly Entry[] = [
	{kind: 'folder', name: 'bin', mode: 0o755},
	{kind: 'file', name: 'bin/run', mode: 0o755, content: Buffer.from('#!/bin/sh\n')},
	{kind: 'link', name: 'run', target: 'bin/run'},
	{kind: 'file', name: long, mode: 0o644, content: Buffer.alloc(513, 'x')},
];

const unpacked = (archive: Buffer) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
	writeFileSync(path.join(folder, 'archive.tar'), archive);
	execFileSync('tar', ['-xf', 'archive.tar'], {cwd: folder});
	return folder;
};

test('tar reads the archive, with modes, links and long names', () => {
	const folder = unpacked(tarOf(entries));
	expect(readFileSync(path.join(folder, 'run'), 'utf8')).toBe('#!/bin/sh\n');
	expect(statSync(path.join(folder, 'bin/run')).mode & 0o777).toBe(0o755);
	expect(readFileSync(path.join(folder, long), 'utf8')).toHaveLength(513);
});

test('a path that no archive can hold is refused', () => {
	expect(() => tarOf([{kind: 'folder', name: 'x'.repeat(300), mode: 0o755}])).toThrow('too long');
});

test('an image names each of its blobs by its digest, and is the same each time', () => {
	const make = () =>
		ociImage({
			name: 'example/svctop:1.2.3',
			architecture: 'amd64',
			config: {User: '65532', Entrypoint: ['/bin/run'], Env: [], Labels: {}},
			layers: [entries, entries.slice(0, 1)],
		});
	expect(make().equals(make())).toBe(true);
	const folder = unpacked(make());
	const read = (name: string) => readFileSync(path.join(folder, name));
	const blob = (digest: string) => read(digest.replace('sha256:', 'blobs/sha256/'));
	const [{digest, size}] = JSON.parse(read('index.json').toString()).manifests;
	const manifest = JSON.parse(blob(digest).toString());
	expect(blob(digest)).toHaveLength(size);
	for (const each of [manifest.config, ...manifest.layers]) {
		expect(`sha256:${createHash('sha256').update(blob(each.digest)).digest('hex')}`).toBe(each.digest);
	}

	const config = JSON.parse(blob(manifest.config.digest).toString());
	expect(config).toMatchObject({os: 'linux', config: {User: '65532'}, rootfs: {diff_ids: {length: 2}}});
	expect(JSON.parse(read('manifest.json').toString())[0].RepoTags).toEqual(['example/svctop:1.2.3']);
});

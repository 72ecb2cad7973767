import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {version} from '../../source/version.ts';
import {ociImage} from './oci-image.ts';
import type {Entry} from './tar.ts';

/**
 * Makes packages/svctop-VERSION-image.tar from dist/ and the Node that runs this, with the libraries it is linked to: no
 * shell, no package manager, no Docker. To be run after the build, on Linux with glibc.
 */
const repository = path.join(import.meta.dirname, '../..');
const packages = path.join(repository, 'packages');

const folders = (names: readonly string[]): readonly Entry[] =>
	names.map(name => ({kind: 'folder', name, mode: 0o755}) as const);

const file = (name: string, source: string, mode: number): Entry => ({
	kind: 'file',
	name,
	mode,
	content: readFileSync(source),
});

const text = (name: string, content: string): Entry => ({
	kind: 'file',
	name,
	mode: 0o644,
	content: Buffer.from(content),
});

const node = realpathSync(process.execPath);
const libraries = [...execFileSync('ldd', [node], {encoding: 'utf8'}).matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(
	([, library]) => library!,
);
const libraryFolders = [...new Set(libraries.map(library => path.dirname(library).slice(1)))];
const parents = (folder: string) => folder.split('/').map((_, index, all) => all.slice(0, index + 1).join('/'));

const runtime: readonly Entry[] = [
	...folders([...new Set(['etc', 'usr/bin', ...libraryFolders].flatMap(parents))].sort()),
	{kind: 'folder', name: 'tmp', mode: 0o1777},
	text('etc/passwd', 'root:x:0:0:root:/:/none\nsvctop:x:65532:65532:svctop:/tmp:/none\n'),
	text('etc/group', 'root:x:0:\nsvctop:x:65532:\n'),
	text('etc/nsswitch.conf', 'hosts: files dns\n'),
	...libraries.map(library => file(library.slice(1), realpathSync(library), 0o755)),
	file('usr/bin/node', node, 0o755),
];

const dist = path.join(repository, 'dist');
const application: readonly Entry[] = [
	...folders(['svctop', 'svctop/dist']),
	text('svctop/package.json', '{"type": "module"}\n'),
	file('svctop/LICENSE', path.join(repository, 'LICENSE'), 0o644),
	...readdirSync(dist)
		.sort()
		.map(name => file(`svctop/dist/${name}`, path.join(dist, name), 0o644)),
];

const architectures: Readonly<Record<string, string>> = {x64: 'amd64', arm64: 'arm64'};
const name = `docker.io/library/svctop:${version}`;
mkdirSync(packages, {recursive: true});
const target = path.join(packages, `svctop-${version}-image.tar`);
writeFileSync(
	target,
	ociImage({
		name,
		architecture: architectures[process.arch] ?? process.arch,
		config: {
			User: '65532:65532',
			Entrypoint: ['/usr/bin/node', '/svctop/dist/cli.js'],
			Env: ['PATH=/usr/bin', 'HOME=/tmp', 'TERM=xterm-256color', 'LANG=C.UTF-8'],
			Labels: {'org.opencontainers.image.title': 'svctop', 'org.opencontainers.image.version': version},
		},
		layers: [runtime, application],
	}),
);
process.stdout.write(`${path.relative(process.cwd(), target)}: ${name}\n`);

import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import manifest from '../../package.json' with {type: 'json'};
import {krewManifest} from './krew-manifest.ts';
import {tarOf} from './tar.ts';

/**
 * Makes an archive of each single executable in packages/, and packages/krew.yaml, which names them below the address in
 * $DOWNLOADS. To be run after executable.ts.
 */
const packages = path.join(import.meta.dirname, '../../packages');
const {version, description} = manifest;
const downloads = process.env.DOWNLOADS;
if (!downloads) {
	throw new Error('Say in $DOWNLOADS where the archives will be: https://HOST/PATH.');
}

const platforms = [
	{file: 'linux-x64', os: 'linux', arch: 'amd64', bin: 'svctop'},
	{file: 'linux-arm64', os: 'linux', arch: 'arm64', bin: 'svctop'},
	{file: 'darwin-x64', os: 'darwin', arch: 'amd64', bin: 'svctop'},
	{file: 'darwin-arm64', os: 'darwin', arch: 'arm64', bin: 'svctop'},
	{file: 'win-x64.exe', os: 'windows', arch: 'amd64', bin: 'svctop.exe'},
] as const;
const license = readFileSync(path.join(packages, '../LICENSE'));
const archives = platforms
	.map(platform => ({...platform, executable: path.join(packages, `svctop-${version}-${platform.file}`)}))
	.filter(({executable}) => existsSync(executable))
	.map(({os, arch, bin, executable}) => {
		const archive = gzipSync(
			tarOf([
				{kind: 'file', name: 'LICENSE', mode: 0o644, content: license},
				{kind: 'file', name: bin, mode: 0o755, content: readFileSync(executable)},
			]),
		);
		const name = `svctop-${version}-${os}-${arch}.tar.gz`;
		writeFileSync(path.join(packages, name), archive);
		return {os, arch, bin, uri: `${downloads}/${name}`, sha256: createHash('sha256').update(archive).digest('hex')};
	});
if (archives.length === 0) {
	throw new Error('There is no executable in packages/: make some with scripts/packaging/executable.ts.');
}

writeFileSync(path.join(packages, 'krew.yaml'), krewManifest(version, description, archives));

import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import {completion} from '../../source/cli/completion.ts';
import {version} from '../../source/version.ts';

/**
 * Makes packages/svctop_VERSION_all.deb and the rpm from dist/, with nfpm from the Go module proxy ($NFPM names another one). To
 * be run after the build, in the repository.
 */
const repository = path.join(import.meta.dirname, '../..');
const packages = path.join(repository, 'packages');
const files = path.join(packages, 'files');
const nfpm = process.env.NFPM;
const [command, ...before] = nfpm ? [nfpm] : ['go', 'run', 'github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.43.0'];

mkdirSync(files, {recursive: true});
writeFileSync(path.join(files, 'package.json'), '{"type": "module"}\n');
writeFileSync(
	path.join(files, 'svctop.1.gz'),
	gzipSync(readFileSync(path.join(repository, 'dist/svctop.1')), {level: 9}),
);
writeFileSync(path.join(files, 'svctop.bash'), completion('bash'));
writeFileSync(path.join(files, '_svctop'), completion('zsh'));
writeFileSync(path.join(files, 'svctop.fish'), completion('fish'));
for (const format of ['deb', 'rpm']) {
	const args = ['package', '-f', 'scripts/packaging/nfpm.yaml', '-p', format, '-t', packages];
	execFileSync(command!, [...before, ...args], {
		cwd: repository,
		env: {...process.env, VERSION: version, SOURCE_DATE_EPOCH: '0'},
		stdio: ['ignore', 'inherit', 'inherit'],
	});
}

rmSync(files, {recursive: true});

import {execFile} from 'node:child_process';
import {mkdirSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {version} from '../../source/version.ts';

const run = promisify(execFile);

export const repository = path.join(import.meta.dirname, '../..');

export type Packed = {
	/** An empty home, and the variables of who has nothing else. */
	readonly home: string;
	readonly env: {readonly PATH: string; readonly HOME: string; readonly LANG: string};
	/** Where the package is installed. */
	readonly prefix: string;
	/** Its command. */
	readonly svctop: string;
};

/** Packs a fresh clone of this repository, and installs the archive into an empty prefix; all of it in `folder`. */
export const installPacked = async (folder: string): Promise<Packed> => {
	const [clone, prefix, home] = ['clone', 'prefix', 'home'].map(name => path.join(folder, name)) as [
		string,
		string,
		string,
	];
	const env = {PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, HOME: home, LANG: 'C.UTF-8'};
	mkdirSync(home);
	await run('git', ['clone', '--quiet', '--depth', '1', `file://${repository}`, clone]);
	symlinkSync(path.join(repository, 'node_modules'), path.join(clone, 'node_modules'));
	await run('npm', ['pack', '--pack-destination', folder], {cwd: clone, env});
	const archive = path.join(folder, `svctop-${version}.tgz`);
	await run('npm', ['install', '--global', '--offline', '--no-audit', '--prefix', prefix, archive], {env, cwd: home});
	return {home, env, prefix, svctop: path.join(prefix, 'bin/svctop')};
};

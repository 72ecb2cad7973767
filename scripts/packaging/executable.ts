import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {build} from 'esbuild';
import {version} from '../../source/version.ts';
import {bundle} from '../bundle.ts';

/**
 * Makes packages/svctop-VERSION-PLATFORM, a single executable with Node inside, for the platforms named (this one where none
 * is). Node 26 builds it (--build-sea); it and those of other platforms come from npm. On macOS it has to be signed
 * (codesign --sign -) before it runs.
 */
const nodeVersion = '26.10.0';
const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'win-x64'];
const here = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const wanted = process.argv.length > 2 ? process.argv.slice(2) : [here];
const packages = path.join(import.meta.dirname, '../../packages');
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-executable-'));

/** Path of the Node of a platform. */
const nodeOf = (platform: string): string => {
	const target = path.join(folder, platform);
	mkdirSync(target);
	const archive = execFileSync('npm', ['pack', '--silent', `node-${platform}@${nodeVersion}`], {
		cwd: target,
		encoding: 'utf8',
	}).trim();
	execFileSync('tar', ['-xzf', archive], {cwd: target});
	return path.join(target, 'package/bin', platform.startsWith('win') ? 'node.exe' : 'node');
};

const unknown = wanted.find(platform => !platforms.includes(platform));
if (unknown !== undefined) {
	throw new Error(`There is no executable for ${unknown}. There are: ${platforms.join(', ')}.`);
}

try {
	mkdirSync(packages, {recursive: true});
	const main = path.join(folder, 'svctop.mjs');
	await build({...bundle, splitting: false, entryPoints: ['source/cli.ts'], outfile: main});
	const builder = nodeOf(here);
	for (const platform of wanted) {
		const output = path.join(packages, `svctop-${version}-${platform}${platform.startsWith('win') ? '.exe' : ''}`);
		const config = path.join(folder, 'sea.json');
		writeFileSync(
			config,
			JSON.stringify({
				main,
				mainFormat: 'module',
				executable: platform === here ? builder : nodeOf(platform),
				output,
				disableExperimentalSEAWarning: true,
			}),
		);
		execFileSync(builder, ['--build-sea', config], {stdio: 'inherit'});
		chmodSync(output, 0o755);
	}
} finally {
	rmSync(folder, {recursive: true});
}

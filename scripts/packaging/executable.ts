import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {build} from 'esbuild';
import {version} from '../../source/version.ts';
import {bundle} from '../bundle.ts';
import {nodeBinary, thisPlatform} from './node-binary.ts';
import {signMachO} from './sign-macho.ts';

/**
 * Makes packages/svctop-VERSION-PLATFORM, a single executable with Node inside, for the platforms named (this one where none
 * is). Node 26 builds it (--build-sea); it and those of other platforms come from npm. macOS' are signed
 * ad hoc (sign-macho.ts): it runs no others on arm64.
 */
const nodeVersion = '26.10.0';
const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win-x64'];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : [thisPlatform];
const packages = path.join(import.meta.dirname, '../../packages');
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-executable-'));

const unknown = wanted.find(platform => !platforms.includes(platform));
if (unknown !== undefined) {
	throw new Error(`There is no executable for ${unknown}. There are: ${platforms.join(', ')}.`);
}

try {
	mkdirSync(packages, {recursive: true});
	const main = path.join(folder, 'svctop.mjs');
	await build({...bundle, splitting: false, entryPoints: ['source/cli.ts'], outfile: main});
	const builder = nodeBinary(folder, thisPlatform, nodeVersion);
	for (const platform of wanted) {
		const output = path.join(packages, `svctop-${version}-${platform}${platform.startsWith('win') ? '.exe' : ''}`);
		const config = path.join(folder, 'sea.json');
		writeFileSync(
			config,
			JSON.stringify({
				main,
				mainFormat: 'module',
				executable: platform === thisPlatform ? builder : nodeBinary(folder, platform, nodeVersion),
				output,
				disableExperimentalSEAWarning: true,
			}),
		);
		execFileSync(builder, ['--build-sea', config], {stdio: 'inherit'});
		if (platform.startsWith('darwin')) {
			writeFileSync(output, signMachO(readFileSync(output), 'svctop'));
		}

		chmodSync(output, 0o755);
	}
} finally {
	rmSync(folder, {recursive: true});
}

import {execFile} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {version} from '../source/version.ts';

const run = promisify(execFile);
const repository = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-packed-'));
const clone = path.join(folder, 'clone');
const prefix = path.join(folder, 'prefix');
const home = path.join(folder, 'home');
const svctop = path.join(prefix, 'bin/svctop');
const env = {PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, HOME: home, LANG: 'C.UTF-8'};

/** The version, and the commit that was packed. */
const versionLine = new RegExp(`^${version.replaceAll('.', String.raw`\.`)} \\(commit [0-9a-f]{9}\\)\n$`);

/** How it ended, whatever the exit code. */
const ended = async (args: readonly string[], options: Parameters<typeof run>[2] = {}) => {
	try {
		return {code: 0, ...(await run(svctop, args, {env, cwd: home, ...options}))};
	} catch (error) {
		const {code, stdout, stderr} = error as unknown as {code: number; stdout: string; stderr: string};
		return {code, stdout, stderr};
	}
};

beforeAll(async () => {
	mkdirSync(home);
	await run('git', ['clone', '--quiet', '--depth', '1', `file://${repository}`, clone]);
	symlinkSync(path.join(repository, 'node_modules'), path.join(clone, 'node_modules'));
	await run('npm', ['pack', '--pack-destination', folder], {cwd: clone, env});
	const archive = path.join(folder, `svctop-${version}.tgz`);
	await run('npm', ['install', '--global', '--offline', '--no-audit', '--prefix', prefix, archive], {env, cwd: home});
}, 60_000);

afterAll(() => rmSync(folder, {recursive: true}));

test('what is installed starts by its name, and diagnoses', async () => {
	expect(await ended(['--version'])).toEqual({code: 0, stdout: expect.stringMatching(versionLine), stderr: ''});
	const {code, stdout} = await ended(['check', '--demo', '-A']);
	expect(stdout).toMatch(/selector-matches-nothing[\s\S]*\d+ services: \d+ errors/);
	expect(code).toBe(1);
});

test('it is found by a link to the link, as a package manager lays them', async () => {
	// As kubectl finds its plugins.
	const link = path.join(folder, 'kubectl-svctop');
	symlinkSync(svctop, link);
	expect((await run(link, ['--version'], {env})).stdout).toMatch(versionLine);
});

test('an older Node says in one sentence which one it takes', async () => {
	const older = `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.20.2'}})`;
	const options = {env: {...env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}`}};
	expect(await ended(['--version'], options)).toEqual({
		code: 2,
		stdout: '',
		stderr: 'svctop needs Node 22.20 or newer; this is 20.20.2. Install a newer one.\n',
	});
});

test('what is packed is the program and what the README shows, with nothing of the machine it was packed on', () => {
	const packed = path.join(prefix, 'lib/node_modules/svctop');
	const files = readdirSync(packed, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
	const outside = files
		.map(({parentPath, name}) => path.relative(packed, path.join(parentPath, name)))
		.filter(file => !file.startsWith('dist/') && !/^(?:docs\/.*\.(?:md|yaml|json)|media\/.*\.svg)$/.test(file));
	expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
	const ofMachine = [repository, folder];
	const telling = files.filter(({parentPath, name}) => {
		const text = readFileSync(path.join(parentPath, name), 'utf8');
		return ofMachine.some(place => text.includes(`${place}/`));
	});
	expect(telling.map(({name}) => name)).toEqual([]);
});

test('it keeps what it has compiled in a folder for its user alone', () => {
	expect(readdirSync(path.join(home, '.cache/svctop/compile-cache'))).not.toEqual([]);
});

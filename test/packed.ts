import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {version} from '../source/version.ts';
import {installPacked, type Packed, repository} from './_helpers/packed.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-packed-'));
let packed: Packed;

/** The version, and the commit that was packed. */
const versionLine = new RegExp(`^${version.replaceAll('.', String.raw`\.`)} \\(commit [0-9a-f]{9}\\)\n$`);

/** How it ended, whatever the exit code. */
const ended = async (args: readonly string[], options: Parameters<typeof run>[2] = {}) => {
	try {
		return {code: 0, ...(await run(packed.svctop, args, {env: packed.env, cwd: packed.home, ...options}))};
	} catch (error) {
		const {code, stdout, stderr} = error as unknown as {code: number; stdout: string; stderr: string};
		return {code, stdout, stderr};
	}
};

beforeAll(async () => {
	packed = await installPacked(folder);
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
	symlinkSync(packed.svctop, link);
	expect((await run(link, ['--version'], {env: packed.env})).stdout).toMatch(versionLine);
});

test('npm lays its man page where man looks', () => {
	const page = path.join(packed.prefix, 'share/man/man1/svctop.1');
	expect(readFileSync(page, 'utf8')).toMatch(/^\.TH SVCTOP 1 /);
});

test('npm is asked to trust nothing in it, and packing leaves the clone as it was', async () => {
	const manifest = path.join(packed.prefix, 'lib/node_modules/svctop/package.json');
	expect(JSON.parse(readFileSync(manifest, 'utf8'))).not.toHaveProperty('scripts');
	const changed = await run('git', ['status', '--porcelain', '--', 'package.json'], {cwd: path.join(folder, 'clone')});
	expect(changed.stdout).toBe('');
});

test('an older Node says in one sentence which one it takes', async () => {
	const older = `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.20.2'}})`;
	const options = {env: {...packed.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}`}};
	expect(await ended(['--version'], options)).toEqual({
		code: 2,
		stdout: '',
		stderr: 'svctop needs Node 22.20 or newer; this is 20.20.2. Install a newer one.\n',
	});
});

test('what is packed is the program and what the README shows, with nothing of the machine it was packed on', () => {
	const installed = path.join(packed.prefix, 'lib/node_modules/svctop');
	const files = readdirSync(installed, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
	const outside = files
		.map(({parentPath, name}) => path.relative(installed, path.join(parentPath, name)))
		.filter(
			file => !file.startsWith('dist/') && !/^(?:docs\/.*\.(?:md|yaml|json)|media\/.*\.(?:svg|cast))$/.test(file),
		);
	expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
	const ofMachine = [repository, folder];
	const telling = files.filter(({parentPath, name}) => {
		const text = readFileSync(path.join(parentPath, name), 'utf8');
		return ofMachine.some(place => text.includes(`${place}/`));
	});
	expect(telling.map(({name}) => name)).toEqual([]);
});

test('each link of a page in it leads to a file in it', () => {
	const installed = path.join(packed.prefix, 'lib/node_modules/svctop');
	const pages = readdirSync(installed, {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.md'));
	expect(pages.length).toBeGreaterThan(10);
	const lost = pages.flatMap(page =>
		[...readFileSync(path.join(installed, page), 'utf8').matchAll(/\]\(([^)\s#]+)/g)]
			.map(([, link]) => link!)
			.filter(link => !/^[a-z]+:/.test(link) && !existsSync(path.join(installed, path.dirname(page), link)))
			.map(link => `${link} in ${page}`),
	);
	expect(lost).toEqual([]);
});

test('it keeps what it has compiled in a folder for its user alone', () => {
	expect(readdirSync(path.join(packed.home, '.cache/svctop/compile-cache'))).not.toEqual([]);
});

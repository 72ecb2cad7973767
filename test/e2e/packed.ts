import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {nodeBinary, thisPlatform} from '../../scripts/packaging/node-binary.ts';
import {installPacked, type Packed} from '../_helpers/packed.ts';
import {openTerminal} from '../_helpers/pty.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-nodes-'));
let packed: Packed;

beforeAll(async () => {
	packed = await installPacked(folder);
});

afterAll(() => rmSync(folder, {recursive: true}));

/** The oldest that package.json takes, and the newest line; this one is between them. */
test.each(['22.20.0', process.versions.node, '26.10.0'])(
	'installed from its archive it checks, and draws, with Node %s',
	async version => {
		const node = version === process.versions.node ? process.execPath : nodeBinary(folder, thisPlatform, version);
		const env = {...packed.env, PATH: `${path.dirname(node)}:${packed.env.PATH}`};
		const options = {env, cwd: packed.home};
		expect((await run('node', ['--version'], options)).stdout).toBe(`v${version}\n`);
		expect((await run(packed.svctop, ['--version'], options)).stdout).toMatch(
			/^\d+\.\d+\.\d+ \(commit [0-9a-f]{9}\)\n$/,
		);

		const checked = await run(packed.svctop, ['check', '--demo', '-A'], options).catch(error => error);
		expect(checked).toMatchObject({code: 1, stderr: ''});
		expect(checked.stdout).toMatch(/selector-matches-nothing[\s\S]*\d+ services: \d+ errors/);

		const screen = openTerminal(['--demo'], {env, command: [packed.svctop]});
		await screen.until(/harbor +beacon .*CrashLoopBackOff/, 30_000);
		screen.type('q');
		expect(await screen.exited).toBe(0);
	},
);

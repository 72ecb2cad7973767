import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {thisPlatform} from '../../scripts/packaging/node-binary.ts';
import {version} from '../../source/version.ts';
import {openTerminal} from '../_helpers/pty.ts';

const run = promisify(execFile);
const repository = path.join(import.meta.dirname, '../..');

test('the executable of this platform needs no Node: it checks, and draws', async () => {
	const home = mkdtempSync(path.join(tmpdir(), 'svctop-executable-home-'));
	onTestFinished(() => rmSync(home, {recursive: true}));
	await run(process.execPath, ['scripts/packaging/executable.ts'], {cwd: repository});
	const program = path.join(repository, `packages/svctop-${version}-${thisPlatform}`);
	const env = {PATH: '/nowhere', HOME: home, LANG: 'C.UTF-8', NODE_OPTIONS: ''};
	expect((await run(program, ['--version'], {env})).stdout).toMatch(/^\d+\.\d+\.\d+ \(commit [0-9a-f]{9}\+?\)\n$/);
	const checked = await run(program, ['check', '--demo', '-A'], {env}).catch(error => error);
	expect(checked).toMatchObject({code: 1, stderr: ''});
	expect(checked.stdout).toContain('selector-matches-nothing');

	const screen = openTerminal(['--demo'], {env, command: [program]});
	await screen.until(/harbor +beacon .*CrashLoopBackOff/, 30_000);
	screen.type('q');
	expect(await screen.exited).toBe(0);
});

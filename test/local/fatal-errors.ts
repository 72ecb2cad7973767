import {spawnSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'fatal-'));

/** Runs a command line of a shell in which `svctop` is the bundle; `preload` is code that runs before it. */
const shell = (line: string, preload = '') => {
	const {status, stdout, stderr} = spawnSync('bash', ['-c', `svctop() { "$NODE" "$CLI" "$@"; }; ${line}`], {
		encoding: 'utf8',
		cwd: folder,
		env: {
			...process.env,
			NODE: process.execPath,
			CLI: cliFile,
			XDG_STATE_HOME: folder,
			...(preload && {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`}),
		},
	});
	return {status, stdout, stderr};
};

test.each([
	'check --demo -A -o json',
	'trace --demo -n shop web -o json',
	'explain',
	'config',
	'completion bash',
	'--help',
	'--version',
])('a full disk is one sentence and exit code 2: %s', line => {
	const {status, stderr} = shell(`svctop ${line} > /dev/full`);
	expect(stderr).toMatch(
		/^(Port .*\n)?The output cannot be written: no space left on device\. Check where stdout leads to\.\n$/,
	);
	expect(status).toBe(2);
});

test('so is a file that may not grow', () => {
	const {status, stderr} = shell('ulimit -f 1; svctop explain > file');
	expect(stderr).toBe('The output cannot be written: file too large. Check where stdout leads to.\n');
	expect(status).toBe(2);
});

test('a reader that has what it wants ends it quietly', () => {
	expect(shell('set -o pipefail; svctop explain | head -n 1')).toEqual({
		status: 0,
		stdout: expect.stringMatching(/^\S.*\n$/),
		stderr: '',
	});
});

test('few files that may be open are enough', () => {
	expect(shell('ulimit -n 64; svctop check --demo -n shop web')).toMatchObject({
		status: 0,
		stdout: expect.stringMatching(/1 service: 0 errors/),
		stderr: '',
	});
});

test.each(['2>&-', '2> /dev/full'])('notes that nobody can read change nothing: %s', redirection => {
	expect(shell(`svctop check --demo -n shop web nosuch ${redirection}`)).toMatchObject({
		status: 2,
		stdout: expect.stringMatching(/1 service: 0 errors/),
	});
});

test.each([
	['thrown', 'process.stdout.write = () => {throw new TypeError("x is not\\u001b[31m a function.")}'],
	['rejected', 'process.stdout.write = () => {void Promise.reject(new TypeError("x is not\\u001b[31m a function"))}'],
	['thrown later', 'process.stdout.write = () => {setImmediate(() => {throw "x is not\\u001b[31m a function"})}'],
])('an error that nobody has foreseen is one sentence: %s', (_how, preload) => {
	expect(shell('svctop explain', preload)).toEqual({
		status: 2,
		stdout: '',
		stderr: `svctop failed unexpectedly: x is not␛[31m a function. Please report it with ${folder}/svctop/crash-report.txt.\n`,
	});
});

test('--verbose adds where it was', () => {
	const {status, stderr} = shell(
		'svctop check --demo --verbose',
		'process.stdout.write = () => {throw new Error("lost")}',
	);
	expect(status).toBe(2);
	expect(stderr).toMatch(/^svctop failed unexpectedly: lost\. Please report it with \S+\.\nError: lost\n +at /m);
});

test.each([
	['a home that can only be read', 'HOME=/proc'],
	['no home', 'unset HOME XDG_STATE_HOME'],
	['a disk without room', 'XDG_STATE_HOME=/dev/full'],
])('%s: nothing is kept, and the sentence tells what to do instead', (_where, setting) => {
	const preload = 'process.stdout.write = () => {throw new Error("lost")}';
	const {status, stderr} = shell(
		`unset XDG_STATE_HOME; ${setting}; export HOME XDG_STATE_HOME; svctop explain`,
		preload,
	);
	expect(stderr).toBe('svctop failed unexpectedly: lost. Please report it with what --verbose adds.\n');
	expect(status).toBe(2);
});

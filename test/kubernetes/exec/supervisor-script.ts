import {type ChildProcessWithoutNullStreams, execFileSync, spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {describe, expect, test} from 'vitest';
import {
	beginLine,
	endedCode,
	endLine,
	noStdin,
	supervisorScript,
} from '../../../source/kubernetes/exec/supervisor-script.ts';

/** Starts a command under the supervisor in a process group of its own, as an exec is. */
const start = (shell: readonly string[], argv: readonly string[]) => {
	const [program, ...options] = shell;
	const child = spawn(program!, [...options, '-c', supervisorScript, '_', ...argv], {detached: true});
	child.stdin.on('error', () => {});
	const ended = Promise.all([
		new Promise<number | null>(resolve => child.once('close', resolve)),
		text(child.stdout),
		text(child.stderr),
	]).then(([code, stdout, stderr]) => ({code, stdout, stderr}));
	return {child, ended};
};

/** The first line that a command prints. */
const firstLine = (child: ChildProcessWithoutNullStreams) =>
	new Promise<string>(resolve => child.stdout.once('data', bytes => resolve(String(bytes).split('\n')[0]!)));

/** Processes of a group that are left, zombies included. */
const left = (group: number) =>
	execFileSync('ps', ['-eo', 'pgid=,args='], {encoding: 'utf8'})
		.split('\n')
		.filter(line => line.trim().split(' ')[0] === String(group));

const run = (shell: readonly string[], ...argv: readonly string[]) => {
	const {child, ended} = start(shell, argv);
	child.stdin.write(beginLine);
	return ended;
};

/** Starts a script that prints a line, then ends it. */
const cut = async (shell: readonly string[], script: string, how: (child: ChildProcessWithoutNullStreams) => void) => {
	const {child, ended} = start(shell, ['sh', '-c', script]);
	child.stdin.write(beginLine);
	await firstLine(child);
	how(child);
	const result = await ended;
	return {...result, left: left(child.pid!)};
};

describe.each([['sh'], ['bash']])('%s', shell => {
	test('what a command writes and its exit code are handed on, and its stdin is empty', async () => {
		const {code, stdout, stderr} = await run([shell], 'sh', '-c', 'cat; echo "$1"; echo no >&2; exit 3', '_', 'a b');
		expect([code, stdout, stderr]).toEqual([3, 'a b\n', 'no\n']);
		expect(await run([shell], 'true')).toEqual({code: 0, stdout: '', stderr: ''});
	});

	test('what is not there is told by the code alone', async () => {
		expect(await run([shell], 'no-such-program', 'x')).toEqual({code: 127, stdout: '', stderr: ''});
	});

	test('nothing runs where nobody could end it', async () => {
		const {child, ended} = start([shell], ['echo', 'ran']);
		child.stdin.end();
		expect(await ended).toEqual({code: 125, stdout: '', stderr: `${noStdin}\n`});
	});

	test.each([
		['a line', (child: ChildProcessWithoutNullStreams) => child.stdin.write(endLine)],
		['the end of stdin', (child: ChildProcessWithoutNullStreams) => child.stdin.end()],
	])('%s ends a command and all that it has started', async (_what, how) => {
		const script = 'trap : TERM; echo begun; sleep 300 | sleep 301; exit';
		expect(await cut([shell], script, how)).toMatchObject({code: endedCode, stdout: 'begun\n', left: []});
	});

	test('what does not want to end is killed', async () => {
		const script = 'trap "" TERM; echo begun; exec sleep 300';
		const ended = await cut([shell], script, child => child.stdin.end());
		expect(ended).toMatchObject({code: endedCode, left: []});
	});
});

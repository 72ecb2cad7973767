import {expect, test, vi} from 'vitest';
import {type RunArgv, superviseExec} from '../../../source/kubernetes/exec/supervised-exec.ts';
import {beginLine, endLine, noStdin, supervisorScript} from '../../../source/kubernetes/exec/supervisor-script.ts';
import type {ExecResult} from '../../../source/model/pod-access/exec.ts';

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const options = {signal: new AbortController().signal, timeoutMs: 8000};

const exited = (exitCode = 0, stderr = ''): ExecResult => ({outcome: 'exited', exitCode, stdout: '', stderr, ms: 1});
const missing: ExecResult = {outcome: 'tool-missing', stdout: '', stderr: '', ms: 1};

/** An exec over a container that answers as it is told; `ran` has what was run there, the supervisor as a word. */
const execOver = (answer: (argv: readonly string[], call: Parameters<RunArgv>[2]) => ExecResult) => {
	const ran: string[] = [];
	const exec = superviseExec(async (_target, argv, call) => {
		ran.push(argv.map(word => (word === supervisorScript ? 'SUPERVISOR' : word)).join(' '));
		return answer(argv, call);
	});
	return {exec, ran};
};

test('a command is supervised by the shell that a container was seen to have', async () => {
	const {exec, ran} = execOver(() => exited());
	await exec(client, ['curl', 'web'], options);
	await exec(client, ['/busybox/sh', '-c', 'true'], options);
	await exec(client, ['curl', 'web'], options);
	await exec({...client, pod: 'other'}, ['curl', 'web'], options);
	expect(ran).toEqual([
		'curl web',
		'/busybox/sh -c SUPERVISOR _ /busybox/sh -c true',
		'/busybox/sh -c SUPERVISOR _ curl web',
		'curl web',
	]);
});

test('without a shell it runs by itself', async () => {
	const {exec, ran} = execOver(() => missing);
	expect(await exec(client, ['sh', '-c', 'true'], options)).toBe(missing);
	await exec(client, ['curl', 'web'], options);
	expect(ran).toEqual(['sh -c SUPERVISOR _ sh -c true', 'curl web']);
});

test('where stdin is not passed on it runs by itself, once, and so does all that follows', async () => {
	const {exec, ran} = execOver((_argv, {stdin}) => (stdin ? exited(125, `${noStdin}\n`) : exited(3)));
	expect(await exec(client, ['sh', '-c', 'exit 3'], options)).toMatchObject({exitCode: 3});
	await exec(client, ['curl', 'web'], options);
	expect(ran).toEqual(['sh -c SUPERVISOR _ sh -c exit 3', 'sh -c exit 3', 'curl web']);
});

test('a limit counts from when the command can begin', async () => {
	vi.useFakeTimers();
	try {
		const sent: string[] = [];
		const exec = superviseExec(async (_target, _argv, {stdin}) => {
			await vi.advanceTimersByTimeAsync(10_000);
			stdin!.on('data', bytes => sent.push(String(bytes)));
			await vi.advanceTimersByTimeAsync(5999);
			sent.push('5999 ms');
			await vi.advanceTimersByTimeAsync(1);
			return exited(124);
		});
		await exec(client, ['sh', '-c', 'sleep 9'], {...options, limitMs: 6000});
		expect(sent).toEqual([beginLine, '5999 ms', endLine]);
	} finally {
		vi.useRealTimers();
	}
});

import {expect, test} from 'vitest';
import {createExec} from '../../../source/kubernetes/exec/create-exec.ts';
import type {ExecResult} from '../../../source/model/pod-access/exec.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {podOf, sharedDemo} from '../../_helpers/demo-api.ts';
import type {Trouble} from '../../_helpers/demo-troubles.ts';

type Options = {
	readonly app?: string;
	readonly pod?: string;
	readonly container?: string;
	readonly fault?: Trouble;
	readonly signal?: AbortSignal;
	readonly timeoutMs?: number;
};

const demo = sharedDemo();

/** Runs argv in a pod of the demo's namespace shop. */
const run = async (
	argv: readonly string[],
	{app = 'toolbox', pod, container, fault, signal, timeoutMs = 8000}: Options = {},
) => {
	const server = demo(fault && [{trouble: fault, verb: 'exec'}]);
	const name = pod ?? podOf(server, 'shop', app);
	const found = server.store.list('pods', 'shop').find(({metadata}) => metadata.name === name);
	const first =
		(found as {spec?: {containers: Array<{name: string}>}} | undefined)?.spec?.containers[0]?.name ?? 'none';
	return createExec(connectTo(server))({namespace: 'shop', pod: name, container: container ?? first}, argv, {
		signal: signal ?? new AbortController().signal,
		timeoutMs,
	});
};

test('both streams, the exit code and the time', async () => {
	const result = await run(['echo', 'hello']);
	expect(result).toMatchObject({outcome: 'exited', exitCode: 0, stdout: 'hello\n', stderr: ''});
	expect(result.ms).toBeGreaterThanOrEqual(0);
});

test('an exit code other than 0', async () => {
	expect(await run(['sh', '-c', 'exit 3'])).toMatchObject({outcome: 'exited', exitCode: 3});
});

test('a program that is not in the image', async () => {
	expect(await run(['sh', '-c', 'true'], {app: 'api'})).toMatchObject({outcome: 'tool-missing'});
});

const failures: ReadonlyArray<readonly [string, Options, Partial<ExecResult>]> = [
	['a pod that is gone', {pod: 'gone-1'}, {outcome: 'gone', problem: 'pod gone-1 was deleted'} as never],
	[
		'a container that is not there',
		{container: 'nope'},
		{outcome: 'failed', problem: expect.stringContaining('nope')} as never,
	],
	[
		'no right to exec',
		{fault: {kind: 'status', code: 403}},
		{outcome: 'denied', problem: expect.stringContaining('get and create on pods/exec')} as never,
	],
	[
		'a connection that is lost',
		{fault: {kind: 'exec-socket-loss'}},
		{outcome: 'failed', problem: expect.stringContaining('lost')} as never,
	],
	[
		'one that never ends',
		{fault: {kind: 'exec-hang'}, timeoutMs: 300},
		{outcome: 'failed', problem: 'echo did not end within 0.3 s.'} as never,
	],
];

test.each(failures)('%s', async (_what, options, expected) => {
	expect(await run(['echo', 'hello'], options)).toMatchObject(expected);
});

test('is cancelled at once', async () => {
	const cancelling = new AbortController();
	const running = run(['echo'], {fault: {kind: 'exec-hang'}, signal: cancelling.signal});
	cancelling.abort();
	expect(await running).toMatchObject({outcome: 'cancelled'});
});

test('output is capped, and says how much there was', async () => {
	const {stdout} = await run(['echo'], {fault: {kind: 'exec-flood', bytes: 3_000_000}});
	expect(stdout.length).toBeLessThan(66_000);
	expect(stdout).toMatch(/\(\d+ bytes more\)$/);
});

test('control sequences arrive as marks', async () => {
	const {stdout, stderr} = await run(['echo'], {fault: {kind: 'exec-control-sequences'}});
	expect(stdout + stderr).toContain('␛');
	expect(stdout + stderr).not.toContain('\u001b');
});

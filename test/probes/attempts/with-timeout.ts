import {execFile} from 'node:child_process';
import {expect, test} from 'vitest';
import {withoutTimeout, withTimeout} from '../../../source/probes/attempts/with-timeout.ts';

const argvs = (...tools: readonly string[]) => withTimeout(['getent', 'hosts', 'a b'], 6, {tools: new Set(tools)});

test('GNU timeout is used, a shell takes the place of the one of BusyBox, and the bare program is the last resort', () => {
	expect(argvs('timeout')[0]).toStrictEqual(['timeout', '6', 'getent', 'hosts', 'a b']);
	expect(argvs('timeout', 'busybox')[0]).toStrictEqual([
		...['sh', '-c', expect.any(String), '_', '60'],
		...['getent', 'hosts', 'a b'],
	]);
	expect(argvs('timeout').at(-1)).toStrictEqual(['getent', 'hosts', 'a b']);
	expect(argvs()).toHaveLength(1);
});

/** Runs a program under the watching shell, in the `sh` of this machine. */
const run = (seconds: number, ...argv: readonly string[]) =>
	new Promise<{code: number; stdout: string}>(resolve => {
		const [file, ...rest] = withTimeout(argv, seconds, {tools: new Set(['timeout', 'busybox'])})[0]!;
		execFile(file!, rest, (error, stdout) => resolve({code: error === null ? 0 : Number(error.code), stdout}));
	});

test('the shell hands on what the program writes, and its exit code', async () => {
	expect(await run(6, 'sh', '-c', 'echo "$1"; exit 3', '_', 'a b')).toStrictEqual({code: 3, stdout: 'a b\n'});
	expect(await run(6, 'true')).toStrictEqual({code: 0, stdout: ''});
});

test('the shell ends a program that takes longer', async () => {
	expect((await run(0.2, 'sleep', '30')).code).toBe(143);
});

test('the shell kills what does not want to end', async () => {
	const {code, stdout} = await run(0.2, 'sh', '-c', 'trap "" TERM; echo $$; while :; do sleep 0.1; done');
	expect(code).toBe(124);
	expect(() => process.kill(Number(stdout), 0)).toThrow('ESRCH');
});

test('what a person types asks the same without the watching shell', () => {
	const argv = ['nslookup', 'a b'];
	for (const each of withTimeout(argv, 6, {tools: new Set(['timeout', 'busybox'])})) {
		expect(withoutTimeout(each)).toStrictEqual(argv);
	}

	const own = ['sh', '-c', 'echo "$1"', '_', '60', 'a'];
	expect(withoutTimeout(own)).toStrictEqual(own);
});

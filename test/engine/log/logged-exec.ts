import {expect, test} from 'vitest';
import type {LogEntry} from '../../../source/engine/log/log-entry.ts';
import {loggedExec} from '../../../source/engine/log/logged-exec.ts';
import type {ExecResult} from '../../../source/model/pod-access/exec.ts';

const client = {namespace: 'shop', pod: 'web', container: 'app'};

/** What the log has of the output of a command. */
const loggedOutput = async (stdout: string, stderr = ''): Promise<string> => {
	const entries: LogEntry[] = [];
	const result: ExecResult = {outcome: 'exited', exitCode: 0, stdout, stderr, ms: 1};
	const exec = loggedExec(
		async () => result,
		{context: 'demo'},
		entry => entries.push(entry),
	);
	expect(await exec(client, ['curl'], {signal: new AbortController().signal, timeoutMs: 1000})).toBe(result);
	const [entry] = entries;
	return entry?.kind === 'command' ? entry.output : '';
};

test('short output is logged whole, stderr first', async () => {
	expect(await loggedOutput('out\n', 'err\n')).toBe('err\nout');
	expect(await loggedOutput('x'.repeat(4000))).toBe('x'.repeat(4000));
});

test('of many lines the first twenty are kept', async () => {
	const lines = Array.from({length: 23}, (_, index) => `${index}`);
	expect(await loggedOutput(lines.join('\n'))).toBe([...lines.slice(0, 20), '(3 lines more)'].join('\n'));
});

test('of a page in one line no more than 4000 characters are kept', async () => {
	expect(await loggedOutput('x'.repeat(65_536))).toBe(`${'x'.repeat(4000)}\n(61536 characters more)`);
});

test('of many long lines both are told', async () => {
	const output = await loggedOutput(`${'x'.repeat(500)}\n`.repeat(30));
	expect(output).toMatch(/x\n\(6019 characters more\)\n\(10 lines more\)$/);
});

test('a character is not cut in half', async () => {
	const output = await loggedOutput(`${'x'.repeat(3999)}${'😀'.repeat(9)}`);
	expect(output.isWellFormed()).toBe(true);
	expect(output).toContain('(17 characters more)');
});

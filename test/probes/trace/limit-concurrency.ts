import {expect, test} from 'vitest';
import type {Exec} from '../../../source/model/pod-access/exec.ts';
import {createSemaphore, limitConcurrency} from '../../../source/probes/trace/limit-concurrency.ts';

test('no more run at once than there are slots, and all of them run', async () => {
	const running: Array<() => void> = [];
	const exec: Exec = async (_target, [tool]) => {
		await new Promise<void>(resolve => running.push(resolve));
		return {stdout: tool!, stderr: '', ms: 1, outcome: 'exited', exitCode: 0};
	};
	const limited = limitConcurrency(exec, createSemaphore(2));
	const client = {namespace: 'shop', pod: 'client', container: 'main'};
	const options = {signal: new AbortController().signal, timeoutMs: 1000};
	const ends = ['a', 'b', 'c'].map(tool => limited(client, [tool], options));
	expect(running).toHaveLength(2);
	running[0]!();
	await ends[0];
	await Promise.resolve();
	expect(running).toHaveLength(3);
	running[1]!();
	running[2]!();
	expect((await Promise.all(ends)).map(({stdout}) => stdout)).toStrictEqual(['a', 'b', 'c']);
});

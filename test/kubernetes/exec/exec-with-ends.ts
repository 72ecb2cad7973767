import {expect, test} from 'vitest';
import {withPodEnds} from '../../../source/kubernetes/exec/exec-with-ends.ts';
import type {Exec, ExecResult} from '../../../source/model/pod-access/exec.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {podOf, startDemo} from '../../_helpers/demo-api.ts';

const nothing = {stdout: '', stderr: '', ms: 1};
const killed: ExecResult = {...nothing, outcome: 'exited', exitCode: 137};
const failed: ExecResult = {...nothing, outcome: 'failed', problem: 'The connection was lost.'};

/** Runs something in a pod of the demo that ends so, after the server's objects have changed. */
const run = async (
	result: ExecResult,
	change: (server: Awaited<ReturnType<typeof startDemo>>, pod: string) => void,
) => {
	const server = await startDemo();
	const pod = podOf(server, 'shop', 'toolbox');
	const exec: Exec = async () => {
		change(server, pod);
		return result;
	};
	const {metadata} = server.store.get('pods', 'shop', pod)!;
	const lasting = withPodEnds(exec, connectTo(server), () => ({uid: metadata.uid!, restarts: 0}));
	const end = await lasting({namespace: 'shop', pod, container: 'toolbox'}, ['sleep', '5'], {
		signal: new AbortController().signal,
		timeoutMs: 8000,
	});
	return {end, pod};
};

test.each([killed, failed])('a command that ended with its pod: %j', async result => {
	const {end, pod} = await run(result, (server, name) => void server.store.delete('pods', 'shop', name));
	expect(end).toMatchObject({outcome: 'gone', problem: `pod ${pod} was deleted`});
});

test('a failure of its own stays what it is', async () => {
	expect((await run(failed, () => {})).end).toStrictEqual(failed);
});

test.each<ExecResult>([
	{...nothing, outcome: 'exited', exitCode: 1},
	{...nothing, outcome: 'tool-missing'},
	{...nothing, outcome: 'denied', problem: 'Forbidden.'},
	{...nothing, outcome: 'cancelled'},
])('what was answered is not doubted: %j', async result => {
	const {end} = await run(result, (server, name) => void server.store.delete('pods', 'shop', name));
	expect(end).toStrictEqual(result);
});

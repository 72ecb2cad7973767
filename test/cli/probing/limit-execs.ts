import {expect, test} from 'vitest';
import {limitExecs} from '../../../source/cli/probing/limit-execs.ts';
import {fakeExec} from '../../_helpers/fake-exec.ts';

const target = {namespace: 'shop', pod: 'client', container: 'main'};

test('so many commands run, and none after them', async () => {
	const {exec, commands} = fakeExec({true: {}});
	const limited = limitExecs(exec, 2);
	const run = () => limited.exec(target, ['true'], {signal: new AbortController().signal, timeoutMs: 1000});
	const ends = await Promise.all([run(), run(), run()]);
	expect(ends.map(({outcome}) => outcome)).toStrictEqual(['exited', 'exited', 'cancelled']);
	expect({count: limited.count(), isUsedUp: limited.isUsedUp(), ran: commands.length}).toStrictEqual({
		count: 2,
		isUsedUp: true,
		ran: 2,
	});
});

import {expect, test} from 'vitest';
import {probeTrace} from '../../../source/probes/trace/probe-trace.ts';
import {outcomeOf, siteOf} from '../../_helpers/fake-exec.ts';
import {view} from '../../_helpers/objects.ts';

const rest = {
	dial: async () => ({outcome: 'refused', ms: 1}) as const,
	enterDebug: async () => undefined,
	proxy: undefined,
	lookUp: async () => undefined,
};

test('the verdict comes last, and once', async () => {
	const site = siteOf(async () => ({outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}));
	const {progress, verdicts} = await outcomeOf(probeTrace(view(), [], {...site, ...rest}));
	expect(progress.at(-1)!.kind).toBe('verdict');
	expect(verdicts).toMatchObject([
		{answer: 'impossible', sentence: expect.stringContaining('No tool of this container'), lacksTools: true},
	]);
});

test('cancelled is told as such', async () => {
	const site = siteOf(async () => ({outcome: 'cancelled', stdout: '', stderr: '', ms: 1}), {
		signal: AbortSignal.abort(),
	});
	expect((await outcomeOf(probeTrace(view(), [], {...site, ...rest}))).verdict?.answer).toBe('cancelled');
});

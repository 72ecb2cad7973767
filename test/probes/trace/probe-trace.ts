import {expect, test} from 'vitest';
import {probeTrace} from '../../../source/probes/trace/probe-trace.ts';
import {outcomeOf, siteOf} from '../../_helpers/fake-exec.ts';
import {fakeMachine} from '../../_helpers/fake-machine.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';

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
		{answer: 'impossible', sentence: expect.stringContaining('This container has no network tools'), lacksTools: true},
	]);
});

test('cancelled is told as such', async () => {
	const site = siteOf(async () => ({outcome: 'cancelled', stdout: '', stderr: '', ms: 1}), {
		signal: AbortSignal.abort(),
	});
	expect((await outcomeOf(probeTrace(view(), [], {...site, ...rest}))).verdict?.answer).toBe('cancelled');
});

test('what is open to the outside is asked from this machine too, where there is one to ask from', async () => {
	const site = siteOf(async () => ({outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}));
	const open = view({service: service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})]})});
	const nodes = ['1', '2'].map(end => ({
		...{namespace: '', name: `node-${end}`, isReady: true, isOpen: true},
		addresses: [`10.0.0.${end}`],
	}));
	const closed = {'10.0.0.2:30080': 'conn-timeout'} as const;
	const openMachine = async () => fakeMachine({closed});
	const {progress, verdict} = await outcomeOf(probeTrace(open, [], {...site, ...rest, nodes, openMachine}));
	const hops = progress.flatMap(each => (each.kind === 'hop' ? [`${each.hop.hop} ${each.hop.outcome}`] : []));
	expect(hops).toStrictEqual(['node-port ok', 'node-port conn-timeout', 'request ok']);
	expect(verdict).toMatchObject({answer: 'fails', sentence: expect.stringMatching(/NodePort 30080 .* node-2/)});
	const asked: string[] = [];
	const inside = {...site, ...rest, nodes, openMachine: async () => fakeMachine({}, asked)};
	await outcomeOf(probeTrace(view(), [], inside));
	expect(asked).toStrictEqual([]);
});

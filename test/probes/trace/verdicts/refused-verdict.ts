import {expect, test} from 'vitest';
import type {Hop, ProbedPort, Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import {refusedVerdict} from '../../../../source/probes/trace/verdicts/refused-verdict.ts';
import {caller} from '../../../_helpers/callers.ts';
import {pod, view} from '../../../_helpers/objects.ts';

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const plan = planTo(view({pods: [pod({ips: ['10.244.1.7']})]}), 0);

const hop = (name: Hop['hop'], outcome: Hop['outcome'], target = '10.244.1.7:8080'): Hop => ({
	...{hop: name, outcome, target, client, ms: 1, tool: 'nc', command: ['nc'], detail: outcome, pod: 'web-1'},
});

const refused = hop('endpoint', 'conn-refused');

const verdict = (inside: readonly Hop[], ...ports: readonly ProbedPort[]) => {
	const trail: Trail = {
		client,
		hops: [refused, ...inside],
		ports,
		impossible: undefined,
		usesClusterDns: true,
		caller: caller(),
	};
	return refusedVerdict({plan, trail, findings: []}, [refused]);
};

const loopback = (outcome: Hop['outcome'], target = '127.0.0.1:8080') => hop('backend-local', outcome, target);

test.each(['ok', 'http-status', 'reset', 'empty', 'resp-timeout'] as const)(
	'whatever answers on the loopback listens there: %s',
	outcome => {
		expect(verdict([loopback(outcome)])).toMatchObject({
			code: 'listens-on-localhost',
			confidence: 'certain',
			cause: expect.stringContaining('127.0.0.1:8080'),
		});
	},
);

test.each([
	['127.0.0.2', '127.0.0.2:8080'],
	['::1', '[::1]:8080'],
])('a socket on %s alone is one of the loopback', (address, shown) => {
	expect(verdict([loopback('conn-refused')], {pod: 'web-1', listening: [], bound: [address]})).toMatchObject({
		code: 'listens-on-localhost',
		cause: expect.stringContaining(shown),
	});
});

test('a socket on the address that refuses is refused by something between', () => {
	expect(verdict([loopback('ok')], {pod: 'web-1', listening: [8080], bound: ['0.0.0.0']})).toMatchObject({
		code: 'no-route',
		confidence: 'likely',
		cause: expect.stringMatching(/something between rejects it/),
	});
});

test('a socket on another address of the pod is named', () => {
	expect(verdict([loopback('conn-refused')], {pod: 'web-1', listening: [8080], bound: ['192.168.5.1']})).toMatchObject({
		code: 'not-listening',
		confidence: 'certain',
		cause: expect.stringContaining('listens on 192.168.5.1:8080 only'),
	});
});

test('without a look inside it is likely', () => {
	expect(verdict([])).toMatchObject({code: 'not-listening', confidence: 'likely'});
});

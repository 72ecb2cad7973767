import {expect, test} from 'vitest';
import type {Protocol} from '../../../../source/model/ports/protocol.ts';
import type {ProbedPort, Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import type {TraceContext, TraceFacts} from '../../../../source/probes/trace/verdicts/trace-facts.ts';
import {udpVerdict} from '../../../../source/probes/trace/verdicts/udp-verdict.ts';
import {caller} from '../../../_helpers/callers.ts';
import {pod, service, servicePort, view} from '../../../_helpers/objects.ts';

const pods = [pod({name: 'web-1', ips: ['10.244.1.7']}), pod({name: 'web-2', ips: ['10.244.2.7'], node: 'node-2'})];
const ports = (protocol: Protocol) => [servicePort({protocol, port: 5353, targetPort: 5353})];

const facts = (
	probed: readonly ProbedPort[],
	{
		protocol = 'UDP' as Protocol,
		overrides = {},
		...around
	}: TraceContext & {
		protocol?: Protocol;
		overrides?: Parameters<typeof service>[0];
	} = {},
): TraceFacts => {
	const trail: Trail = {
		client: {namespace: 'shop', pod: 'client', container: 'main'},
		hops: [],
		ports: probed,
		impossible: undefined,
		usesClusterDns: true,
		caller: caller(),
	};
	const joined = view({pods, service: service({ports: ports(protocol), ...overrides})});
	return {plan: planTo(joined, 0), trail, findings: [], ...around};
};

const open = (name: string, more: Partial<ProbedPort> = {}): ProbedPort => ({
	pod: name,
	listening: [5353],
	bound: ['0.0.0.0'],
	...more,
});

const closed = (name: string, more: Partial<ProbedPort> = {}): ProbedPort => ({
	pod: name,
	listening: [],
	bound: [],
	...more,
});

const unread = (name: string): ProbedPort => ({pod: name, listening: undefined, unread: 'there is no tool'});

test('a socket in every pod is what is known, and what was not tested is said', () => {
	expect(udpVerdict(facts([open('web-1'), open('web-2')]))).toStrictEqual({
		code: 'ok',
		confidence: 'likely',
		title: 'DNS OK, a process listens on UDP port 5353 in 2/2 pods',
		cause:
			'web-1, web-2: sockets seen from inside. UDP gives no answer to wait for, so the path from client to them was not tested.',
		fixes: [],
	});
});

test.each([
	['nobody could look', [unread('web-1'), unread('web-2')]],
	['one pod could not be looked into', [open('web-1'), unread('web-2')]],
	['nobody looked', []],
])('it stays unproven where %s', (_, probed) => {
	expect(udpVerdict(facts(probed))).toMatchObject({code: 'unproven', fixes: []});
});

test('it says why it is unproven, and what was seen', () => {
	const {cause} = udpVerdict(facts([open('web-1'), unread('web-2')]));
	expect(cause).toMatch(/A process listens on UDP port 5353 in 1\/2 pods \(web-1\)/);
	expect(cause).toMatch(/The sockets of web-2 could not be read: there is no tool\..*--debug/);
});

test.each<[string, readonly ProbedPort[], string, string, RegExp]>([
	[
		'no pod listens',
		[closed('web-1'), closed('web-2')],
		'not-listening',
		'certain',
		/no process listens on UDP port 5353/,
	],
	[
		'one of two listens',
		[open('web-1'), closed('web-2')],
		'some-endpoints-fail',
		'certain',
		/Inside web-2 .* web-1 does/,
	],
	[
		'one does not, the other is unknown',
		[closed('web-1'), unread('web-2')],
		'some-endpoints-fail',
		'certain',
		/Inside web-1/,
	],
	[
		'on the loopback only',
		[closed('web-1', {bound: ['127.0.0.1']}), closed('web-2', {bound: ['::1']})],
		'listens-on-localhost',
		'certain',
		/127\.0\.0\.1:5353 only/,
	],
	[
		'on an address of another network',
		[closed('web-1', {bound: ['192.168.5.1']}), closed('web-2', {bound: ['192.168.5.2']})],
		'not-listening',
		'certain',
		/listens on 192\.168\.5\.1:5353 only/,
	],
	[
		'on TCP instead',
		[closed('web-1', {isOnTcp: true}), closed('web-2', {isOnTcp: true})],
		'not-listening',
		'certain',
		/web-1 listens on TCP port 5353/,
	],
])('%s', (_, probed, code, confidence, cause) => {
	expect(udpVerdict(facts(probed))).toMatchObject({code, confidence, cause: expect.stringMatching(cause)});
});

test('a kernel without SCTP is named', () => {
	const missing = {isUnsupported: true as const};
	expect(udpVerdict(facts([closed('web-1', missing), closed('web-2', missing)], {protocol: 'SCTP'}))).toMatchObject({
		code: 'not-listening',
		cause: expect.stringContaining('has not loaded SCTP'),
	});
});

test('of the pods that were not asked nothing is certain', () => {
	const many = facts([closed('web-1'), closed('web-2')]);
	expect(udpVerdict({...many, plan: {...many.plan, published: 90}})).toMatchObject({
		code: 'not-listening',
		confidence: 'likely',
	});
});

test('a policy that does not let the client through leaves it unproven', () => {
	const policyBetween = () =>
		({kind: 'blocked', direction: 'ingress', blockedBy: ['deny'], why: 'deny allows TCP'}) as const;
	expect(udpVerdict(facts([open('web-1'), open('web-2')], {policyBetween}))).toMatchObject({
		code: 'unproven',
		cause: expect.stringMatching(/NetworkPolicy deny does not allow client to send there: deny allows TCP\.$/),
	});
});

test('so does internalTrafficPolicy Local on a node without a backend', () => {
	const local = {overrides: {isInternallyLocal: true as const}, nodeOf: () => 'node-9'};
	expect(udpVerdict(facts([open('web-1'), open('web-2')], local))).toMatchObject({
		code: 'unproven',
		cause: expect.stringContaining('internalTrafficPolicy is Local'),
	});
});

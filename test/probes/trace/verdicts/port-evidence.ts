import {expect, test} from 'vitest';
import type {PolicyBetween} from '../../../../source/model/networking/network-policy.ts';
import type {ProbeOutcome} from '../../../../source/probes/probe-outcome.ts';
import type {Hop, Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import {evidenceOf} from '../../../../source/probes/trace/verdicts/port-evidence.ts';
import {caller} from '../../../_helpers/callers.ts';
import {pod, service, servicePort, view} from '../../../_helpers/objects.ts';

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const plan = planTo(view({pods: [pod()]}), 0);

const hop = (name: Hop['hop'], outcome: ProbeOutcome): Hop => ({
	...{
		hop: name,
		outcome,
		target: '10.244.1.7:8080',
		ms: 1,
		tool: 'nc',
		client,
		command: ['nc'],
		detail: '',
		pod: 'web-1',
	},
});

const allowed: PolicyBetween = () => ({kind: 'allowed'});

const seen = (
	hops: readonly Hop[],
	overrides: Partial<Trail> = {},
	policyBetween: PolicyBetween | undefined = allowed,
) =>
	evidenceOf(
		plan,
		{client, hops, ports: [], impossible: undefined, usesClusterDns: true, caller: caller(), ...overrides},
		policyBetween,
	);

test.each<[string, readonly Hop[], unknown]>([
	['all answer', [hop('endpoint', 'ok'), hop('endpoint', 'http-status')], 'answers'],
	['connected and no more', [hop('endpoint', 'reset')], 'answers'],
	['one of two refuses', [hop('endpoint', 'ok'), hop('endpoint', 'conn-refused')], 'mixed'],
	['refused, also inside', [hop('endpoint', 'conn-refused'), hop('backend-local', 'conn-refused')], 'not-listening'],
	['refused, inside unknown', [hop('endpoint', 'conn-refused')], undefined],
	['refused, on localhost only', [hop('endpoint', 'conn-refused'), hop('backend-local', 'ok')], 'localhost'],
	['silent, alive inside', [hop('endpoint', 'conn-timeout'), hop('backend-local', 'ok')], 'silence'],
	['silent, also inside', [hop('endpoint', 'conn-timeout'), hop('backend-local', 'exec-failed')], undefined],
	['names alone', [hop('dns', 'ok')], undefined],
])('%s', (_, hops, saw) => {
	expect(seen(hops)?.saw).toBe(saw);
});

test.each([
	['five of fifty', [], 50],
	['all, though the Service itself connects', [hop('service', 'ok')], 1],
])('of those that were not asked nothing is said: %s', (_, more, published) => {
	const trail = {client, ports: [], impossible: undefined, usesClusterDns: true, caller: caller()};
	const refusing = [hop('endpoint', 'conn-refused'), hop('backend-local', 'conn-refused')];
	expect(evidenceOf({...plan, published}, {...trail, hops: [...refusing, ...more]}, allowed)?.saw).toBe('mixed');
});

test('each pod is asked about its own port', () => {
	const [endpoint] = plan.endpoints;
	const endpoints = [endpoint!, {...endpoint!, pod: 'web-2', port: 9090}];
	const hops = [hop('endpoint', 'conn-refused'), {...hop('backend-local', 'ok'), pod: 'web-2'}];
	const trail = {client, hops, impossible: undefined, usesClusterDns: true, caller: caller()};
	const ports = [{pod: 'web-2', listening: [9090]}];
	// It listens on every address: what refuses is something else, such as a policy.
	expect(evidenceOf({...plan, endpoints, published: 2}, {...trail, ports}, allowed)).toBeUndefined();
});

test('it says from where, and what listens instead', () => {
	const hops = [hop('endpoint', 'conn-refused'), hop('backend-local', 'conn-refused')];
	expect(seen(hops, {ports: [{pod: 'web-1', listening: [3000]}]})).toMatchObject({
		port: 80,
		source: 'trace from shop/client',
		listening: {pod: 'web-1', ports: [3000]},
		fixes: [{kind: 'command', label: 'Set targetPort to 3000'}, {kind: 'text'}],
	});
});

test('a walk that was stopped says nothing', () => {
	expect(seen([hop('endpoint', 'ok')], {impossible: 'Cancelled.'})).toBeUndefined();
});

test('a refusal by a policy is not taken for a socket on the loopback', () => {
	const hops = [hop('endpoint', 'conn-refused'), hop('backend-local', 'ok')];
	const rejects: PolicyBetween = () => ({kind: 'blocked', direction: 'ingress', blockedBy: ['deny'], why: ''});
	const unknown: PolicyBetween = () => ({kind: 'unknown'});
	expect(seen(hops, {}, rejects)).toBeUndefined();
	expect(seen(hops, {}, unknown)).toBeUndefined();
	const ports = (listening: readonly number[]) => ({ports: [{pod: 'web-1', listening}]});
	expect(seen(hops, ports([8080]))).toBeUndefined();
	expect(seen(hops, ports([9090]), rejects)).toMatchObject({
		saw: 'localhost',
		pod: 'web-1',
		loopback: '10.244.1.7:8080',
	});
});

test.each<readonly [number, readonly Hop[], unknown]>([
	[8080, [hop('service', 'ok')], {saw: 'answers'}],
	[80, [hop('service', 'ok'), hop('endpoint', 'conn-refused')], {saw: 'answers', isUnmapped: true}],
	[
		80,
		[hop('service', 'conn-refused'), hop('endpoint', 'ok'), hop('backend-local', 'conn-refused')],
		{saw: 'not-listening', target: 80, isUnmapped: true},
	],
])('of a headless Service port %i counts, whatever its target port', (port, hops, expected) => {
	const headless = view({pods: [pod()], service: service({clusterIPs: ['None'], ports: [servicePort({port})]})});
	const trail = {client, hops, ports: [], impossible: undefined, usesClusterDns: true, caller: caller()};
	expect(evidenceOf(planTo(headless, 0), trail, allowed)).toMatchObject({port, ...(expected as object)});
});

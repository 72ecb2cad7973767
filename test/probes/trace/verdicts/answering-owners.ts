import {expect, test} from 'vitest';
import type {PolicyBetween} from '../../../../source/model/networking/network-policy.ts';
import type {Pod} from '../../../../source/model/objects.ts';
import type {ProbeOutcome} from '../../../../source/probes/probe-outcome.ts';
import type {Hop, Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import {evidenceOf} from '../../../../source/probes/trace/verdicts/port-evidence.ts';
import {caller} from '../../../_helpers/callers.ts';
import {pod, view} from '../../../_helpers/objects.ts';

const client = {namespace: 'shop', pod: 'client', container: 'main'};

const of = (kind: string, owner: string, name: string, labels = {}): Pod =>
	pod({name, uid: name, labels: {app: 'web', ...labels}, owner: {kind, name: owner}});

const web = [of('StatefulSet', 'web', 'web-1'), of('StatefulSet', 'web', 'web-2')];
const worker = [of('StatefulSet', 'worker', 'worker-1'), of('StatefulSet', 'worker', 'worker-2')];

const hop = (name: Hop['hop'], on: string, outcome: ProbeOutcome): Hop => ({
	...{hop: name, outcome, target: '10.244.1.7:8080', ms: 1, tool: 'nc', client, command: ['nc'], detail: '', pod: on},
});

const allowed: PolicyBetween = () => ({kind: 'allowed'});
const unknown: PolicyBetween = () => ({kind: 'unknown'});

/** What is seen where each of these pods is an endpoint and answers its client so. */
const seen = (
	ends: ReadonlyArray<readonly [Pod, ProbeOutcome]>,
	{policyBetween = allowed, inside = [], published}: Options = {},
) => {
	const pods = ends.map(([each]) => each);
	const plan = planTo(view({pods}), 0);
	const [first] = plan.endpoints;
	const endpoints = pods.map(({name}) => ({...first!, pod: name}));
	const hops = [...ends.map(([{name}, outcome]) => hop('endpoint', name, outcome)), ...inside];
	const trail: Trail = {client, hops, ports: [], impossible: undefined, usesClusterDns: true, caller: caller()};
	return evidenceOf({...plan, endpoints, published: published ?? endpoints.length}, trail, policyBetween);
};

type Options = {
	readonly policyBetween?: PolicyBetween;
	readonly inside?: readonly Hop[];
	readonly published?: number;
};

const split = [
	[web[0]!, 'ok'],
	[web[1]!, 'http-status'],
	[worker[0]!, 'conn-refused'],
	[worker[1]!, 'conn-refused'],
] as const;

test('a workload that refuses with every pod beside one that answers with every pod', () => {
	expect(seen(split)).toMatchObject({
		saw: 'owners',
		answering: ['sts/web'],
		refusing: ['sts/worker'],
		pods: ['worker-1', 'worker-2'],
	});
	expect(seen(split)).not.toHaveProperty('sample');
});

test('a label that only those have that answer is the fix', () => {
	const api = of('ReplicaSet', 'api-7d9', 'api-7d9-x', {component: 'api', 'pod-template-hash': '7d9'});
	const queue = of('ReplicaSet', 'queue-5c4', 'queue-5c4-x', {component: 'queue', 'pod-template-hash': '5c4'});
	expect(
		seen([
			[api, 'ok'],
			[queue, 'conn-refused'],
		]),
	).toMatchObject({
		answering: ['deploy/api'],
		refusing: ['deploy/queue'],
		fixes: [{kind: 'command', label: 'Add component=api to the selector'}],
	});
});

test('of endpoints that were not asked nothing is certain', () => {
	expect(seen(split, {published: 90})).toMatchObject({saw: 'owners', sample: '4 of 90 endpoints asked'});
});

test.each<readonly [string, ReadonlyArray<readonly [Pod, ProbeOutcome]>]>([
	['one workload does both', [...split, [of('StatefulSet', 'worker', 'worker-3'), 'ok']]],
	['packets are lost', split.map(([each, end]) => [each, end === 'conn-refused' ? 'conn-timeout' : end] as const)],
	[
		'a canary that is broken',
		[
			[web[0]!, 'ok'],
			[of('StatefulSet', 'web-canary', 'web-canary-1'), 'conn-refused'],
		],
	],
	[
		'two pods that nobody owns',
		[
			[pod({name: 'a'}), 'ok'],
			[pod({name: 'b'}), 'conn-refused'],
		],
	],
])('it is not the workload that tells them apart: %s', (_, ends) => {
	expect(seen(ends)?.saw).toBe('mixed');
});

test('a refusal that a policy can have made is none of the pod, unless the pod itself refuses', () => {
	expect(seen(split, {policyBetween: unknown})?.saw).toBe('mixed');
	const inside = worker.map(({name}) => hop('backend-local', name, 'conn-refused'));
	expect(seen(split, {policyBetween: unknown, inside})?.saw).toBe('owners');
	expect(seen(split, {policyBetween: unknown, inside: inside.slice(1)})?.saw).toBe('mixed');
});

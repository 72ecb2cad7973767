import {expect, test} from 'vitest';
import {isEligible, isReady, isTerminating, selects, topOwner} from '../../../source/model/pods/pods.ts';
import {crashingPod, unscheduledPod} from '../../_helpers/broken-pods.ts';
import {pod} from '../../_helpers/objects.ts';

test('a selector matches what has all its pairs', () => {
	expect(selects({app: 'web'}, {app: 'web', tier: 'front'})).toBe(true);
	expect(selects({app: 'web', tier: 'back'}, {app: 'web', tier: 'front'})).toBe(false);
	expect(selects({app: 'web'}, {})).toBe(false);
	expect(selects({app: ''}, {app: ''})).toBe(true);
	expect(selects({}, {app: 'web'})).toBe(false);
});

test('a pod that is over, or has no address, can be no endpoint', () => {
	expect(isEligible(pod())).toBe(true);
	expect(isEligible(crashingPod())).toBe(true);
	expect(isEligible(pod({deleted: 1}))).toBe(true);
	expect(isEligible(pod({phase: 'Succeeded'}))).toBe(false);
	expect(isEligible(pod({phase: 'Failed'}))).toBe(false);
	expect(isEligible(unscheduledPod())).toBe(false);
});

test('ready is what the condition says, not what containers say', () => {
	expect(isReady(pod())).toBe(true);
	expect(isReady(pod({statuses: crashingPod().statuses}))).toBe(true);
	expect(isReady(crashingPod({statuses: pod().statuses}))).toBe(false);
	expect(isReady(pod({conditions: []}))).toBe(false);
	expect([isTerminating(pod()), isTerminating(pod({deleted: 1}))]).toEqual([false, true]);
});

test.each([
	[{kind: 'ReplicaSet', name: 'web-7d9c'}, '7d9c', {kind: 'Deployment', name: 'web'}],
	[{kind: 'ReplicaSet', name: 'web-7d9c'}, undefined, {kind: 'ReplicaSet', name: 'web-7d9c'}],
	[{kind: 'ReplicaSet', name: 'web'}, '7d9c', {kind: 'ReplicaSet', name: 'web'}],
	[{kind: 'StatefulSet', name: 'redis'}, undefined, {kind: 'StatefulSet', name: 'redis'}],
	[undefined, undefined, {kind: 'Pod', name: 'web-1'}],
])('%o belongs to %o', (owner, hash, expected) => {
	const labels: Record<string, string> = hash === undefined ? {} : {'pod-template-hash': hash};
	expect(topOwner(pod({owner, labels}))).toEqual(expected);
});

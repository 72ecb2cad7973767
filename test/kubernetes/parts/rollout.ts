import {expect, test} from 'vitest';
import {kinds} from '../../../source/kubernetes/kinds/index.ts';
import {type RolloutCounts, rolloutLeft} from '../../../source/kubernetes/parts/rollout.ts';

const done: RolloutCounts = {generation: 2, observedGeneration: 2, wanted: 3, updated: 3, total: 3, available: 3};

test.each([
	[{}, undefined],
	[{observedGeneration: 1}, 'its controller has not seen the newest spec yet'],
	[{updated: 1, total: 4}, '1 of 3 pods are of the newest template'],
	[{total: 4}, '1 old pod has yet to go'],
	[{total: 5}, '2 old pods have yet to go'],
	[{available: 2}, '2 of 3 pods are available'],
	[{toUpdate: 1, updated: 1, total: 1}, undefined],
])('%j: %s', (counts, left) => {
	expect(rolloutLeft({...done, ...counts})).toBe(left);
});

const template = {metadata: {labels: {app: 'web'}}, spec: {containers: []}};
const metadata = {name: 'web', namespace: 'shop', generation: 2};
const available = (reason: string) => [{type: 'Progressing', status: 'True', reason}];
const full = {observedGeneration: 2, replicas: 2, updatedReplicas: 2};

test.each([
	[
		'a new spec that was not looked at yet',
		{...full, observedGeneration: 1, availableReplicas: 2},
		'NewReplicaSetAvailable',
		true,
	],
	['pods on their way', {...full, availableReplicas: 1}, 'ReplicaSetUpdated', true],
	['over', {...full, availableReplicas: 2}, 'NewReplicaSetAvailable', false],
	['over, and a pod failed later', {...full, availableReplicas: 1}, 'NewReplicaSetAvailable', false],
])('a Deployment: %s', (_, status, reason, isUnfinished) => {
	const {unfinished} = kinds.deployments.fromJson({
		metadata,
		spec: {replicas: 2, template},
		status: {...status, conditions: available(reason)},
	});
	expect(unfinished !== undefined).toBe(isUnfinished);
});

test('a paused Deployment gets on with nothing', () => {
	const paused = kinds.deployments.fromJson({metadata, spec: {replicas: 2, template, paused: true}, status: {}});
	expect(paused.unfinished).toBeUndefined();
});

test.each([
	['pods of the old template', {observedGeneration: 2, readyReplicas: 2, updatedReplicas: 1}, {}, true],
	[
		'those below the partition may stay',
		{observedGeneration: 2, readyReplicas: 2, updatedReplicas: 1},
		{type: 'RollingUpdate', rollingUpdate: {partition: 1}},
		false,
	],
	['OnDelete replaces none', {observedGeneration: 2, readyReplicas: 2, updatedReplicas: 0}, {type: 'OnDelete'}, false],
	['one is not ready', {observedGeneration: 2, readyReplicas: 1, updatedReplicas: 2}, {}, true],
])('a StatefulSet: %s', (_, status, updateStrategy, isUnfinished) => {
	const {unfinished} = kinds.statefulsets.fromJson({metadata, spec: {replicas: 2, template, updateStrategy}, status});
	expect(unfinished !== undefined).toBe(isUnfinished);
});

test.each([
	[
		'one node has the old pod',
		{observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3},
		{},
		true,
	],
	[
		'OnDelete replaces none',
		{observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3},
		{type: 'OnDelete'},
		false,
	],
	['no node wants one', {observedGeneration: 2, desiredNumberScheduled: 0}, {}, false],
])('a DaemonSet: %s', (_, status, updateStrategy, isUnfinished) => {
	const {unfinished} = kinds.daemonsets.fromJson({metadata, spec: {template, updateStrategy}, status});
	expect(unfinished !== undefined).toBe(isUnfinished);
});

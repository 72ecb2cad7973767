import {expect, test} from 'vitest';
import {nodeEnd, podEnd} from '../../../source/kubernetes/exec/pod-end.ts';

const target = {namespace: 'shop', pod: 'client', container: 'main'};
const before = {uid: 'u1', restarts: 2};

const running = {name: 'main', restartCount: 2, state: {running: {}}};
const killed = {exitCode: 137, reason: 'OOMKilled'};

const podWith = (status: object, metadata: object = {}) => ({metadata: {uid: 'u1', ...metadata}, status});
const withContainer = (container: object) =>
	podWith({phase: 'Running', containerStatuses: [{...running, ...container}]});

test.each([
	['it runs on', withContainer({}), undefined],
	['it is being deleted', podWith({}, {deletionTimestamp: '2026-03-01T12:00:00Z'}), 'pod client was deleted'],
	[
		'it is drained from its node',
		podWith(
			{conditions: [{type: 'DisruptionTarget', status: 'True', reason: 'EvictionByEvictionAPI'}]},
			{deletionTimestamp: '2026-03-01T12:00:00Z'},
		),
		'pod client was deleted (EvictionByEvictionAPI)',
	],
	['another has its name', podWith({}, {uid: 'u2'}), 'pod client was deleted, and another has its name now'],
	[
		'the node was low on memory',
		podWith({phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory. '}),
		'pod client was evicted (The node was low on resource: memory)',
	],
	['it has completed', podWith({phase: 'Succeeded'}), 'pod client has ended (Succeeded)'],
	[
		'its time was over',
		podWith({phase: 'Failed', reason: 'DeadlineExceeded'}),
		'pod client has ended (DeadlineExceeded)',
	],
	[
		'the container has ended',
		withContainer({state: {terminated: killed}}),
		'container main of pod client has ended (OOMKilled, exit code 137)',
	],
	[
		'the container waits to be started again',
		withContainer({
			state: {waiting: {reason: 'CrashLoopBackOff'}},
			lastState: {terminated: {exitCode: 3, reason: 'Error'}},
		}),
		'container main of pod client does not run (exit code 3, CrashLoopBackOff)',
	],
	[
		'the container was started again',
		withContainer({restartCount: 3, lastState: {terminated: killed}}),
		'container main of pod client was restarted (OOMKilled, exit code 137)',
	],
])('%s', (_, found, end) => {
	expect(podEnd(found, target, before)).toBe(end);
});

test('without knowing what it was before, a restart of old is none', () => {
	const found = withContainer({restartCount: 9, lastState: {terminated: killed}});
	expect(podEnd(found, target, undefined)).toBeUndefined();
});

test('another container of the pod may do what it likes', () => {
	const other = {...running, name: 'other', state: {terminated: killed}};
	expect(podEnd(podWith({containerStatuses: [running, other]}), target, before)).toBeUndefined();
});

test.each([
	['absent', 'node node-1 of pod client was deleted'],
	[{status: {conditions: [{type: 'Ready', status: 'Unknown'}]}}, 'node node-1 of pod client is NotReady'],
	[{status: {conditions: [{type: 'Ready', status: 'True'}]}}, undefined],
	[{}, undefined],
])('its node: %j', (found, end) => {
	expect(nodeEnd(found, 'node-1', 'client')).toBe(end);
});

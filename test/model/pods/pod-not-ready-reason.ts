import {expect, test} from 'vitest';
import type {Condition, Pod} from '../../../source/model/objects.ts';
import {whyNotReady} from '../../../source/model/pods/pod-not-ready-reason.ts';
import {
	crashingPod,
	imagelessPod,
	outOfMemoryPod,
	unmountedPod,
	unprobedPod,
	unreadyConditions,
	unreadyPod,
	unscheduledPod,
} from '../../_helpers/broken-pods.ts';
import {birth, container, containerStatus, pod} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const replaced = (type: string, overrides: Partial<Condition>) =>
	unreadyConditions.map(condition => (condition.type === type ? {...condition, ...overrides} : condition));

const uninitialized = replaced('Initialized', {status: 'False', reason: 'ContainersNotInitialized'});
const initializing = [
	containerStatus({ready: false, state: {kind: 'waiting', reason: 'PodInitializing', message: ''}}),
];
const ended = (exitCode: number) =>
	({kind: 'terminated', exitCode, signal: 0, reason: 'Error', message: '', started: birth, finished: birth}) as const;

const initPod = (state: Parameters<typeof containerStatus>[0], isSidecar = false): Pod =>
	pod({
		phase: 'Pending',
		conditions: uninitialized,
		initContainers: [container({name: 'migrate', isSidecar})],
		initStatuses: [containerStatus({name: 'migrate', ready: false, started: false, ...state})],
		statuses: initializing,
	});

test('a Ready pod has no reason', () => {
	expect(whyNotReady(pod())).toBeUndefined();
	expect(whyNotReady(pod({statuses: crashingPod().statuses}))).toBeUndefined();
});

test.each<readonly [string, string, Pod]>([
	['crash-loop', 'CrashLoopBackOff: exit 78, 4 restarts', crashingPod()],
	['crash-loop', 'CrashLoopBackOff: exit 137, OOMKilled, 4 restarts', crashingPod({}, 137, 'OOMKilled')],
	['crash-loop', 'CrashLoopBackOff: exit 0, 4 restarts', crashingPod({}, 0, 'Completed')],
	[
		'crash-loop',
		'CrashLoopBackOff: signal 9, 1 restart',
		unreadyPod({
			restarts: 1,
			state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: ''},
			lastTerminated: {exitCode: 0, signal: 9, reason: 'Error', message: '', started: birth, finished: birth},
		}),
	],
	['oom', 'OOMKilled: 14 restarts, not ready', outOfMemoryPod()],
	['image-pull', 'ImagePullBackOff: registry.example/web:1.9-rc', imagelessPod()],
	[
		'pvc-config',
		'secret "db" not found: CreateContainerConfigError',
		unreadyPod({state: {kind: 'waiting', reason: 'CreateContainerConfigError', message: 'secret "db" not found'}}),
	],
	['unschedulable', 'Unschedulable: 3 Insufficient cpu', unscheduledPod()],
	[
		'scheduling-gated',
		'SchedulingGated: 0/3 nodes are available: 3 Insufficient cpu.',
		unscheduledPod({}, 'SchedulingGated'),
	],
	['init-blocked', 'Init: migrate still running', initPod({})],
	['init-blocked', 'Init:CrashLoopBackOff migrate: exit 1, 3 restarts', initPod({restarts: 3, state: ended(1)})],
	['init-blocked', 'Init: migrate has not started', initPod({}, true)],
	[
		'image-pull',
		'ErrImagePull: registry.example/web:1',
		initPod({state: {kind: 'waiting', reason: 'ErrImagePull', message: ''}}),
	],
	['readiness-probe', 'readiness probe: no success yet, GET :8080/healthz', unprobedPod()],
	[
		'startup-probe',
		'startup probe: no success yet, TCP :8080',
		unreadyPod(
			{started: false},
			{containers: [container({startupProbe: {kind: 'tcpSocket', port: 8080, path: '', scheme: ''}})]},
		),
	],
	[
		'readiness-gate',
		'readiness gate lb not True',
		pod({
			readinessGates: ['lb'],
			conditions: replaced('Ready', {
				reason: 'ReadinessGatesNotReady',
				message: 'corresponding condition of pod readiness gate "lb" does not exist.',
			}),
		}),
	],
	[
		'readiness-gate',
		'readiness gate: the status of pod readiness gate "lb" is not "True"',
		pod({
			conditions: replaced('Ready', {
				reason: 'ReadinessGatesNotReady',
				message: 'the status of pod readiness gate "lb" is not "True"',
			}),
		}),
	],
	[
		'node-not-ready',
		'node node-1 NotReady',
		pod({conditions: replaced('ContainersReady', {status: 'True', reason: '', message: ''})}),
	],
	['terminating', 'Terminating', pod({deleted: birth, conditions: unreadyConditions})],
	[
		'evicted',
		'Evicted: The node was low on resource: memory.',
		crashingPod({phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.'}),
	],
	['completed', 'Completed', crashingPod({phase: 'Succeeded'})],
	['unknown', 'ended: exit 1', unreadyPod({state: ended(1)})],
	['unknown', 'ContainerCreating', unreadyPod({state: {kind: 'waiting', reason: 'ContainerCreating', message: ''}})],
	['unknown', 'ContainersNotReady: containers with unready status: [api]', unreadyPod()],
	['unknown', 'phase Pending', pod({phase: 'Pending', conditions: [], statuses: []})],
])('%s: %s', (code, sentence, broken) => {
	expect(whyNotReady(broken)).toMatchObject({code, sentence});
});

test('a Job whose container ended well is not in a loop', () => {
	const done = crashingPod({owner: {kind: 'Job', name: 'hook'}}, 0, 'Completed');
	expect(whyNotReady(done)?.code).toBe('unknown');
});

test.each([
	['Readiness probe failed: HTTP probe failed with statuscode: 404', 'HTTP 404'],
	[
		'Readiness probe failed: Get "http://10.0.0.1:8080/healthz": dial tcp 10.0.0.1:8080: connect: connection refused',
		'connection refused',
	],
	['Readiness probe failed: Get "http://10.0.0.1:8080/healthz": context deadline exceeded', 'timed out'],
	[
		'Readiness probe failed: cat: /tmp/ready: No such file\n or directory',
		'cat: /tmp/ready: No such file or directory',
	],
	['Readiness probe failed: ', 'failure'],
	['Liveness probe failed: HTTP probe failed with statuscode: 500', 'no success yet'],
])('%s', (message, text) => {
	expect(whyNotReady(unprobedPod(), podEvents({message}))?.sentence).toBe(
		`readiness probe: ${text}, GET :8080/healthz`,
	);
});

test('only what waiting cannot mend is a fault', () => {
	const faults = [crashingPod(), imagelessPod(), unscheduledPod(), initPod({restarts: 3, state: ended(1)})];
	expect(faults.map(each => whyNotReady(each)?.isFault)).toEqual([true, true, true, true]);
	const waits = [unprobedPod(), initPod({}), unreadyPod(), pod({deleted: birth, conditions: unreadyConditions})];
	expect(waits.map(each => whyNotReady(each)?.isFault)).toEqual([false, false, false, false]);
});

test('what a pod needs to start is told while its sandbox is being made, and no longer', () => {
	const events = podEvents({reason: 'FailedMount', message: 'secret "db" not found', container: ''});
	expect(whyNotReady(unmountedPod(), events)).toMatchObject({
		code: 'pvc-config',
		sentence: 'secret "db" not found: FailedMount',
		isFault: true,
	});
	expect(whyNotReady(imagelessPod(), events)?.code).toBe('image-pull');
});

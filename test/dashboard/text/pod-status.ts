import {expect, test} from 'vitest';
import {podReady, podStatus} from '../../../source/dashboard/text/pod-status.ts';
import type {Pod} from '../../../source/model/objects.ts';
import type {ContainerState} from '../../../source/model/pods/containers.ts';
import {container, containerStatus, pod} from '../../_helpers/objects.ts';

const waiting = (reason: string): ContainerState => ({kind: 'waiting', reason, message: ''});
const ended = (exitCode: number, reason = '', signal = 0): ContainerState => ({
	kind: 'terminated',
	exitCode,
	signal,
	reason,
	message: '',
	started: 0,
	finished: 0,
});

const withState = (state: ContainerState, overrides: Partial<Pod> = {}) =>
	pod({statuses: [containerStatus({ready: false, state})], ...overrides});

const init = container({name: 'migrate'});
const withInit = (state: ContainerState) =>
	withState(waiting('PodInitializing'), {
		phase: 'Pending',
		initContainers: [init],
		initStatuses: [containerStatus({name: 'migrate', ready: false, state})],
	});

test.each<[string, Pod]>([
	['Running', pod()],
	['Pending', pod({phase: 'Pending', statuses: []})],
	['CrashLoopBackOff', withState(waiting('CrashLoopBackOff'))],
	['ImagePullBackOff', withState(waiting('ImagePullBackOff'), {phase: 'Pending'})],
	['OOMKilled', withState(ended(137, 'OOMKilled'))],
	['ExitCode:3', withState(ended(3))],
	['Signal:9', withState(ended(137, '', 9))],
	['Completed', withState(ended(0, 'Completed'), {phase: 'Succeeded'})],
	['Evicted', pod({phase: 'Failed', reason: 'Evicted'})],
	['Terminating', pod({deleted: 5})],
	['Unknown', pod({deleted: 5, reason: 'NodeLost'})],
	['Init:0/1', withInit({kind: 'running', since: 0})],
	['Init:CrashLoopBackOff', withInit(waiting('CrashLoopBackOff'))],
	['Init:Error', withInit(ended(1, 'Error'))],
])('%s', (word, of) => {
	expect(podStatus(of)).toBe(word);
});

test('ready containers are counted with the sidecars', () => {
	const sidecar = container({name: 'proxy', isSidecar: true});
	const withSidecar = pod({
		initContainers: [sidecar, init],
		initStatuses: [containerStatus({name: 'proxy'}), containerStatus({name: 'migrate', ready: false, state: ended(0)})],
	});

	expect(podReady(withSidecar)).toBe('2/2');
	expect(podReady(withState(waiting('CrashLoopBackOff')))).toBe('0/1');
});

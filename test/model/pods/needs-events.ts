import {expect, test} from 'vitest';
import {areEventsComplete, needsEvents} from '../../../source/model/pods/needs-events.ts';
import {
	crashingPod,
	killedPod,
	livenessKill,
	startingPod,
	unmountedPod,
	unprobedPod,
	unreadyPod,
} from '../../_helpers/broken-pods.ts';
import {birth, container, containerStatus, pod} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const now = birth + 600;
const probe = {kind: 'tcpSocket', port: 8080, path: '', scheme: ''} as const;
const hooked = unreadyPod(
	{started: false, state: {kind: 'waiting', reason: 'ContainerCreating', message: ''}},
	{containers: [container({postStart: probe})]},
);
const sidecar = unreadyPod(
	{ready: true},
	{
		initContainers: [container({name: 'proxy', isSidecar: true, readinessProbe: probe})],
		initStatuses: [containerStatus({name: 'proxy', ready: false})],
	},
);
const flapping = (restarts: number, finished: number) =>
	pod({
		containers: [container({livenessProbe: probe})],
		statuses: [
			containerStatus({
				restarts,
				lastTerminated: {exitCode: 137, signal: 0, reason: 'Error', message: '', started: finished - 20, finished},
			}),
		],
	});

test.each([
	['a failing probe', unprobedPod()],
	['a failing probe of a sidecar', sidecar],
	['volumes that are missing', unmountedPod()],
	['a container that may have been killed', killedPod()],
	['a hook that may hang', hooked],
	['a container that is killed again and again', flapping(3, now - 60)],
])('%s is asked about', (_what, each) => {
	expect(needsEvents(each, now)).toBe(true);
});

test.each([
	['a ready pod', pod()],
	['a crash that no probe can have caused', crashingPod()],
	['a pod that goes', killedPod({deleted: birth})],
	['a restart or two', flapping(2, now - 60)],
	['restarts of long ago', flapping(9, now - 3601)],
])('%s is not', (_what, each) => {
	expect(needsEvents(each, now)).toBe(false);
});

test('each failing probe has to be told of', () => {
	const two = unreadyPod(
		{name: 'web'},
		{
			containers: ['web', 'cache'].map(name => container({name, readinessProbe: probe})),
			statuses: ['web', 'cache'].map(name => containerStatus({name, ready: false})),
		},
	);
	const failed = (name: string) => ({container: name, message: 'Readiness probe failed: dial tcp: connection refused'});
	expect(areEventsComplete(two, podEvents(failed('web')), now)).toBe(false);
	expect(areEventsComplete(two, podEvents(failed('web'), failed('cache')), now)).toBe(true);
	expect(areEventsComplete(startingPod(), podEvents(), now)).toBe(false);
});

test('who ended a container is told by the time it ends, or never', () => {
	const {finished} = killedPod().statuses[0]!.lastTerminated!;
	expect(areEventsComplete(killedPod(), podEvents(), finished + 2)).toBe(false);
	expect(areEventsComplete(killedPod(), podEvents(livenessKill), finished + 2)).toBe(true);
	expect(areEventsComplete(killedPod(), podEvents(), finished + 60)).toBe(true);
});

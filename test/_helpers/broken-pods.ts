import type {Condition, Pod} from '../../source/model/objects.ts';
import type {ContainerStatus} from '../../source/model/pods/containers.ts';
import {birth, container, containerStatus, pod} from './objects.ts';

/** The conditions of a scheduled pod whose containers are not all ready. */
export const unreadyConditions: readonly Condition[] = [
	...['PodReadyToStartContainers', 'Initialized', 'PodScheduled'].map(
		type => ({type, status: 'True', reason: '', message: '', since: birth}) as const,
	),
	...['Ready', 'ContainersReady'].map(
		type =>
			({
				type,
				status: 'False',
				reason: 'ContainersNotReady',
				message: 'containers with unready status: [api]',
				since: birth + 9,
			}) as const,
	),
];

/** A pod whose one container has this status, and is not ready. */
export const unreadyPod = (status: Partial<ContainerStatus> = {}, overrides: Partial<Pod> = {}): Pod =>
	pod({conditions: unreadyConditions, statuses: [containerStatus({ready: false, ...status})], ...overrides});

const exit = (exitCode: number, reason: string) => ({
	exitCode,
	signal: 0,
	reason,
	message: '',
	started: birth + 5,
	finished: birth + 60,
});

/** Between two starts, as the kubelet shows it most of the time. */
export const crashingPod = (overrides: Partial<Pod> = {}, exitCode = 78, reason = 'Error'): Pod =>
	unreadyPod(
		{
			started: false,
			restarts: 4,
			state: {kind: 'terminated', ...exit(exitCode, reason)},
			lastTerminated: exit(exitCode, reason),
		},
		overrides,
	);

/** Running again after it ran out of memory, not ready yet. */
export const outOfMemoryPod = (overrides: Partial<Pod> = {}): Pod =>
	unreadyPod({restarts: 14, lastTerminated: exit(137, 'OOMKilled')}, overrides);

export const pullMessage =
	'Back-off pulling image "registry.example/web:1.9-rc": ErrImagePull: rpc error: registry.example/web:1.9-rc: not found';

export const imagelessPod = (overrides: Partial<Pod> = {}): Pod =>
	unreadyPod(
		{started: false, state: {kind: 'waiting', reason: 'ImagePullBackOff', message: pullMessage}},
		{phase: 'Pending', containers: [container({image: 'registry.example/web:1.9-rc'})], ...overrides},
	);

export const unscheduledMessage = '0/3 nodes are available: 3 Insufficient cpu.';

export const unscheduledPod = (overrides: Partial<Pod> = {}, reason = 'Unschedulable'): Pod =>
	pod({
		phase: 'Pending',
		node: '',
		ips: [],
		conditions: [{type: 'PodScheduled', status: 'False', reason, message: unscheduledMessage, since: birth}],
		statuses: [],
		...overrides,
	});

/** Runs, and its readiness probe asks for /healthz. */
export const unprobedPod = (overrides: Partial<Pod> = {}): Pod =>
	unreadyPod(
		{},
		{
			containers: [container({readinessProbe: {kind: 'httpGet', port: 8080, path: '/healthz', scheme: 'HTTP'}})],
			...overrides,
		},
	);

/** Scheduled a moment ago: it runs, and nothing has asked it whether it is ready. */
export const startingPod = (overrides: Partial<Pod> = {}): Pod =>
	unprobedPod({conditions: unreadyConditions.map(condition => ({...condition, since: birth})), ...overrides});

/** On its node, with no address and no container yet. */
export const unmountedPod = (overrides: Partial<Pod> = {}): Pod =>
	unreadyPod(
		{started: false, state: {kind: 'waiting', reason: 'ContainerCreating', message: ''}},
		{
			phase: 'Pending',
			ips: [],
			conditions: unreadyConditions.map(condition =>
				condition.type === 'PodReadyToStartContainers' ? {...condition, status: 'False'} : condition,
			),
			...overrides,
		},
	);

/** Its init container `migrate` is in this state. */
export const uninitializedPod = (state: Partial<ContainerStatus> = {}, overrides: Partial<Pod> = {}): Pod =>
	unreadyPod(
		{started: false, state: {kind: 'waiting', reason: 'PodInitializing', message: ''}},
		{
			phase: 'Pending',
			conditions: unreadyConditions.map(condition =>
				condition.type === 'Initialized'
					? {...condition, status: 'False', reason: 'ContainersNotInitialized'}
					: condition,
			),
			initContainers: [container({name: 'migrate', ports: []})],
			initStatuses: [containerStatus({name: 'migrate', ready: false, started: false, ...state})],
			...overrides,
		},
	);

/** Ended by the kubelet twenty seconds after its start, as it does not answer on /live; it has not been started again. */
export const killedPod = (
	overrides: Partial<Pod> = {},
	{
		exitCode = 137,
		restarts = 4,
		ran = 20,
	}: {readonly exitCode?: number; readonly restarts?: number; readonly ran?: number} = {},
): Pod =>
	unreadyPod(
		{
			started: false,
			restarts,
			state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: 'back-off 40s restarting failed container'},
			lastTerminated: {...exit(exitCode, 'Error'), started: birth + 60 - ran},
		},
		{
			containers: [
				container({
					livenessProbe: {kind: 'httpGet', port: 8080, path: '/live', scheme: 'HTTP', periodSeconds: 5},
				}),
			],
			...overrides,
		},
	);

/** What the kubelet tells of `killedPod` a moment before it ends. */
export const livenessKill = {
	reason: 'Killing',
	message: 'Container api failed liveness probe, will be restarted',
	at: birth + 58,
};

export const livenessRefused = {
	message:
		'Liveness probe failed: Get "http://10.244.1.7:8080/live": dial tcp 10.244.1.7:8080: connect: connection refused',
	at: birth + 58,
};

import {createHash} from 'node:crypto';
import type {Condition, ContainerObject, ContainerStatus, PodObject, PodStatus} from '../kubernetes-object.ts';
import {timestampOf} from '../timestamp.ts';
import type {Program, World} from '../world.ts';

export type Placement = {
	/** Unix milliseconds. */
	readonly now: number;
	/** Unix milliseconds when the pod was created. */
	readonly created: number;
	/** undefined where no node takes the pod. */
	readonly node: {readonly name: string; readonly address: string} | undefined;
	readonly nodeCount: number;
	readonly podIP: string;
};

/** A container port's number by name or number, as the kubelet resolves a probe's port. */
const portOf = (container: ContainerObject, port: number | string) =>
	typeof port === 'number' ? port : container.ports?.find(({name}) => name === port)?.containerPort;

/** What the readiness probe of a running container finds, in the kubelet's words; undefined where it succeeds. */
export const probeFailure = (container: ContainerObject, program: Program, podIP: string) => {
	const {httpGet, tcpSocket} = container.readinessProbe ?? {};
	const port = portOf(container, httpGet?.port ?? tcpSocket?.port ?? 0);
	if (port === undefined || (!httpGet && !tcpSocket)) {
		return;
	}

	if (!program.listens[port]) {
		return httpGet
			? `Readiness probe failed: Get "http://${podIP}:${port}${httpGet.path}": dial tcp ${podIP}:${port}: connect: connection refused`
			: `Readiness probe failed: dial tcp ${podIP}:${port}: connect: connection refused`;
	}

	const status = program.paths?.[httpGet?.path ?? ''] ?? 200;

	return status < 400 ? undefined : `Readiness probe failed: HTTP probe failed with statuscode: ${status}`;
};

/** How often a container that exits at once was restarted: 10, 20, 40 … 300 s back-off, so five times, then every 5 minutes. */
const restartsAfter = (seconds: number) => 5 + Math.floor(seconds / 300);

const containerStatus = (
	pod: PodObject,
	container: ContainerObject,
	program: Program | undefined,
	{created, now, podIP}: Placement,
): ContainerStatus => {
	const identity = createHash('sha256').update(container.image).digest('hex');
	const containerID = `containerd://${createHash('sha256').update(`${pod.metadata.uid}/${container.name}`).digest('hex')}`;
	const base = {name: container.name, image: container.image, lastState: {}};
	if (!program) {
		const message = `Back-off pulling image "${container.image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${container.image}": failed to resolve reference "${container.image}": ${container.image}: not found`;

		return {
			...base,
			imageID: '',
			ready: false,
			started: false,
			restartCount: 0,
			state: {waiting: {reason: 'ImagePullBackOff', message}},
		};
	}

	const imageID = `${container.image.split(':')[0]}@sha256:${identity}`;
	if (program.exits !== undefined) {
		const finished = Math.max(created + 2000, now - 130_000);
		const terminated = {
			exitCode: program.exits,
			reason: 'Error',
			startedAt: timestampOf(finished - 1000),
			finishedAt: timestampOf(finished),
		};
		const message = `back-off 5m0s restarting failed container=${container.name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;

		return {
			...base,
			imageID,
			containerID,
			ready: false,
			started: false,
			restartCount: restartsAfter((now - created) / 1000),
			state: {waiting: {reason: 'CrashLoopBackOff', message}},
			lastState: {terminated},
		};
	}

	return {
		...base,
		imageID,
		containerID,
		ready: probeFailure(container, program, podIP) === undefined,
		started: true,
		restartCount: 0,
		state: {running: {startedAt: timestampOf(Math.min(created + 2000, now))}},
	};
};

/** The status a pod has once the kubelet has done what it can for it: everything follows from its spec and its programs. */
export const podStatus = (pod: PodObject, programs: World['programs'], placement: Placement): PodStatus => {
	const since = timestampOf(placement.created);
	const condition = (type: string, reason = '', message = ''): Condition =>
		reason === ''
			? {type, status: 'True', lastProbeTime: null, lastTransitionTime: since}
			: {type, status: 'False', lastProbeTime: null, lastTransitionTime: since, reason, message};

	if (!placement.node) {
		const message = `0/${placement.nodeCount} nodes are available: ${placement.nodeCount} node(s) didn't match Pod's node affinity/selector. preemption: 0/${placement.nodeCount} nodes are available: ${placement.nodeCount} Preemption is not helpful for scheduling.`;

		return {phase: 'Pending', qosClass: 'Burstable', conditions: [condition('PodScheduled', 'Unschedulable', message)]};
	}

	const statuses = pod.spec.containers.map(container =>
		containerStatus(pod, container, programs[container.image], placement),
	);
	const unready = statuses.filter(({ready}) => !ready).map(({name}) => name);
	const reason = unready.length > 0 ? 'ContainersNotReady' : '';
	const message = `containers with unready status: [${unready.join(' ')}]`;

	return {
		phase: statuses.some(({imageID}) => imageID === '') ? 'Pending' : 'Running',
		conditions: [
			condition('PodReadyToStartContainers'),
			condition('Initialized'),
			condition('Ready', reason, message),
			condition('ContainersReady', reason, message),
			condition('PodScheduled'),
		],
		hostIP: placement.node.address,
		podIP: placement.podIP,
		podIPs: [{ip: placement.podIP}],
		startTime: since,
		containerStatuses: statuses,
		qosClass: 'Burstable',
	};
};

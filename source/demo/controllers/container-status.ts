import {createHash} from 'node:crypto';
import type {ContainerObject, ContainerStatus, PodObject} from '../objects/kubernetes-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {Program} from '../scenario-type.ts';
import type {Placement} from './placement.ts';
import {failureOf, killOf, probeFailure} from './probes.ts';

/** How often a container that exits at once was restarted: 10, 20, 40 … 300 s back-off, so five times, then every 5 minutes. */
const restartsAfter = (seconds: number) => 5 + Math.floor(seconds / 300);

export const containerStatus = (
	pod: PodObject,
	container: ContainerObject,
	program: Program | undefined,
	{created, now, podIP}: Pick<Placement, 'created' | 'now' | 'podIP'>,
): ContainerStatus => {
	const identity = createHash('sha256').update(container.image).digest('hex');
	const containerID = `containerd://${createHash('sha256').update(`${pod.metadata.uid}/${container.name}`).digest('hex')}`;
	const base = {name: container.name, image: container.image, lastState: {}};
	const secret = container.envFrom?.[0]?.secretRef.name;
	if (program && secret) {
		// The demo has no Secrets.
		const waiting = {reason: 'CreateContainerConfigError', message: `secret "${secret}" not found`};

		return {...base, imageID: '', ready: false, started: false, restartCount: 0, state: {waiting}};
	}

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
	if (program.exits === 0) {
		const at = timestampOf(Math.min(created + 1000, now));
		const terminated = {exitCode: 0, reason: 'Completed', startedAt: at, finishedAt: at};

		return {...base, imageID, containerID, ready: true, started: false, restartCount: 0, state: {terminated}};
	}

	const kill = killOf(container, program, podIP);
	if (program.exits !== undefined || kill !== undefined) {
		const finished = Math.max(created + 2000, now - 130_000);
		const terminated = {
			// A program that does not end on TERM is killed.
			exitCode: program.exits ?? 137,
			reason: 'Error',
			startedAt: timestampOf(Math.max(created, finished - (kill === 'liveness' ? 60_000 : 1000))),
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

	const isStarted = failureOf('Startup', container, program, podIP) === undefined;
	const killed = {
		exitCode: 137,
		reason: 'OOMKilled',
		startedAt: timestampOf(Math.max(created, now - 400_000)),
		finishedAt: timestampOf(Math.max(created, now - 4000)),
	};

	return {
		...base,
		imageID,
		containerID,
		ready: !program.isOutOfMemory && probeFailure(container, program, podIP) === undefined,
		started: isStarted,
		restartCount: program.isOutOfMemory || !isStarted ? restartsAfter((now - created) / 1000) : 0,
		state: {running: {startedAt: timestampOf(Math.min(created + 2000, now))}},
		lastState: program.isOutOfMemory ? {terminated: killed} : {},
	};
};

/** The status of a container that has to wait until others have done their part. */
export const waitingStatus = ({name, image}: ContainerObject, reason: string): ContainerStatus => ({
	name,
	image,
	imageID: '',
	lastState: {},
	ready: false,
	started: false,
	restartCount: 0,
	state: {waiting: {reason}},
});

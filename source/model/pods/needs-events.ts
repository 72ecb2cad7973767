import type {Pod} from '../objects.ts';
import {isBeingSetUp} from './container-not-ready-reason.ts';
import {lastExit, manyRestarts} from './container-state.ts';
import type {ContainerStatus} from './containers.ts';
import {failingProbes} from './failing-probes.ts';
import {canBeHooked} from './hooked-container.ts';
import {eventLife, type PodEvents} from './pod-events.ts';
import {isReady, isTerminating, type ServingContainer, servingContainers} from './pods.ts';

/** Seconds in which the kubelet has written why it ends a container: it does so before it ends it. */
const writing = 10;

/** Whether volumes or network of a pod are still being made. */
export const isSetupPending = (pod: Pod) => isBeingSetUp(pod) && pod.phase === 'Pending' && !isTerminating(pod);

/** A container that has ended, and that the kubelet may have ended: only an event says so. */
const isEnded = ({container, status}: ServingContainer) =>
	(container.livenessProbe ?? container.startupProbe ?? container.postStart) !== undefined &&
	lastExit(status) !== undefined;

/** A container that ends again and again, the last time not long ago. */
const isFlapping = ({restarts, lastTerminated}: ContainerStatus, now: number) =>
	restarts >= manyRestarts && lastTerminated !== undefined && lastTerminated.finished > now - eventLife;

/** Whether only events tell what is wrong with a pod. `now` in Unix seconds. */
export const needsEvents = (pod: Pod, now: number): boolean => {
	if (isTerminating(pod)) {
		return false;
	}

	if (isReady(pod)) {
		// Nearly all pods are: they are asked the least.
		return (
			[...pod.statuses, ...pod.initStatuses].some(status => isFlapping(status, now)) &&
			servingContainers(pod).some(each => isEnded(each) && isFlapping(each.status, now))
		);
	}

	return (
		isSetupPending(pod) ||
		failingProbes(pod, undefined).length > 0 ||
		servingContainers(pod).some(each => isEnded(each) || canBeHooked(each))
	);
};

/** Whether what is wrong with a pod is among what was told of it, or will not be. `now` in Unix seconds. */
export const areEventsComplete = (pod: Pod, events: PodEvents, now: number): boolean => {
	if (isSetupPending(pod)) {
		return events.start !== undefined;
	}

	const serving = servingContainers(pod);
	const isWritten = (each: ServingContainer) => !isEnded(each) || lastExit(each.status)!.finished < now - writing;
	return (
		failingProbes(pod, events).every(({failure}) => failure) &&
		(events.kills.length > 0 || serving.every(isWritten)) &&
		(events.starts.length > 0 || !serving.some(canBeHooked))
	);
};

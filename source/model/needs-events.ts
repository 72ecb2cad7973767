import {isBeingSetUp} from './container-fault.ts';
import {failingProbes} from './failing-probes.ts';
import type {Pod} from './objects.ts';
import type {PodEvents} from './pod-events.ts';
import {isReady, isTerminating} from './pods.ts';

/** Whether volumes or network of a pod are still being made. */
export const isHeldUp = (pod: Pod) => isBeingSetUp(pod) && pod.phase === 'Pending' && !isTerminating(pod);

/** Whether only events tell what is wrong with a pod. */
export const needsEvents = (pod: Pod): boolean =>
	!isReady(pod) && !isTerminating(pod) && (isHeldUp(pod) || failingProbes(pod, undefined).length > 0);

/** Whether what is wrong with a pod is among what was told of it. */
export const isTold = (pod: Pod, events: PodEvents): boolean =>
	isHeldUp(pod) ? events.start !== undefined : failingProbes(pod, events).every(({failure}) => failure);

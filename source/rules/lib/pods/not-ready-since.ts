import type {Pod} from '../../../model/objects.ts';
import {conditionOf, isReady} from '../../../model/pods/pods.ts';

/** Seconds within which the kubelet writes down for the first time that a pod it was given is not ready. */
const kubeletStatusLagSeconds = 5;

/** Whether a pod that is not Ready was so before: its Ready condition has changed since it was scheduled. */
export const wasReady = (pod: Pod): boolean => {
	const [scheduled, ready] = ['PodScheduled', 'Ready'].map(type => conditionOf(pod, type));
	return scheduled !== undefined && ready !== undefined && ready.since > scheduled.since + kubeletStatusLagSeconds;
};

/** A pod without a Ready condition has never been anything else. */
const sinceOf = (pod: Pod) => conditionOf(pod, 'Ready')?.since || pod.created;

/**
 * Since when a Service has been without these pods, Unix seconds, by their Ready conditions: the first of them where
 * `isAlone` is false, else the last that was Ready, as until then one served. undefined without such pods.
 */
export const notReadySince = (pods: readonly Pod[], isAlone: boolean): number | undefined => {
	const unready = pods.filter(pod => !isReady(pod));
	const lost = unready.filter(wasReady);
	if (unready.length === 0) {
		return undefined;
	}

	return isAlone && lost.length > 0 ? Math.max(...lost.map(sinceOf)) : Math.min(...unready.map(sinceOf));
};

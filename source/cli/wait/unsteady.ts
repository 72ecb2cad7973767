import type {Pod} from '../../model/objects.ts';
import {conditionOf, isReady, isTerminating} from '../../model/pods/pods.ts';
import {wasReady} from '../../rules/lib/pods/not-ready-since.ts';

/** Seconds of being Ready after which a pod that has long run is taken at its word. */
const steadySeconds = 10;
/** Seconds that a container may run before its pod is Ready for the first time, as far as anybody can tell. */
const startSeconds = 60;

const startOf = ({statuses}: Pod) =>
	Math.min(...statuses.map(({state}) => (state.kind === 'running' ? state.since : Number.POSITIVE_INFINITY)));

/**
 * Whether a pod comes and goes, so that it being Ready for a moment says little: it was Ready before and is not now, its
 * containers have been started again, or it has run for long and is Ready only since now. `now` in Unix seconds.
 */
const isUnsteady = (pod: Pod, now: number): boolean => {
	if (isTerminating(pod)) {
		return false;
	}

	if (!isReady(pod)) {
		return wasReady(pod) || pod.statuses.some(({restarts}) => restarts > 0);
	}

	const since = conditionOf(pod, 'Ready')?.since ?? 0;
	const isFresh = now - since < steadySeconds;
	return isFresh && (pod.statuses.some(({restarts}) => restarts > 0) || since - startOf(pod) > startSeconds);
};

/** The first of some pods that comes and goes, by its name; undefined where each stays as it is. */
export const unsteadyPod = (pods: readonly Pod[], now: number): string | undefined =>
	pods.find(pod => isUnsteady(pod, now))?.name;

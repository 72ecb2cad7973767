import type {Pod} from '../objects.ts';
import {containerFault} from './container-not-ready-reason.ts';
import {exitText, worded} from './container-state.ts';
import type {NotReady} from './not-ready-reason.ts';
import type {PodEvents} from './pod-events.ts';
import {conditionOf, isReady, isTerminating} from './pods.ts';
import {unschedulableText} from './unschedulable-text.ts';

const unscheduled = (pod: Pod): NotReady | undefined => {
	const scheduled = conditionOf(pod, 'PodScheduled');
	if (scheduled?.status !== 'False') {
		return undefined;
	}

	return scheduled.reason === 'SchedulingGated'
		? {
				code: 'scheduling-gated',
				sentence: worded('SchedulingGated', (pod.schedulingGates ?? []).join(', ') || scheduled.message),
				container: '',
				isFault: true,
			}
		: {code: 'unschedulable', sentence: unschedulableText(scheduled.message), container: '', isFault: true};
};

/** What is left when no container is at fault. */
const podFault = (pod: Pod): NotReady | undefined => {
	const ready = conditionOf(pod, 'Ready');
	const areContainersReady = pod.statuses.length > 0 && pod.statuses.every(status => status.ready);
	if (areContainersReady && ready?.reason === 'ReadinessGatesNotReady') {
		const unset = (pod.readinessGates ?? []).filter(type => conditionOf(pod, type)?.status !== 'True');
		const said = worded('readiness gate', ready.message);
		const sentence = unset.length > 0 ? `readiness gate ${unset.join(', ')} not True` : said;
		return {code: 'readiness-gate', sentence, container: '', isFault: false};
	}

	if (isTerminating(pod)) {
		return {code: 'terminating', sentence: 'Terminating', container: '', isFault: false};
	}

	// A node that is lost flips the Ready condition alone (pkg/controller/util/node/controller_utils.go MarkPodsNotReady).
	if (areContainersReady && conditionOf(pod, 'ContainersReady')?.status === 'True') {
		return {code: 'node-not-ready', sentence: `node ${pod.node} NotReady`, container: '', isFault: true};
	}

	return undefined;
};

const unknown = (pod: Pod): NotReady => {
	const ended = pod.statuses.find(({state}) => state.kind === 'terminated');
	if (ended?.state.kind === 'terminated') {
		return {code: 'unknown', sentence: `ended: ${exitText(ended.state)}`, container: ended.name, isFault: false};
	}

	const waiting = pod.statuses.find(({state}) => state.kind === 'waiting');
	if (waiting?.state.kind === 'waiting' && waiting.state.reason) {
		const sentence = worded(waiting.state.reason, waiting.state.message);
		return {code: 'unknown', sentence, container: waiting.name, isFault: false};
	}

	const ready = conditionOf(pod, 'Ready');
	const sentence = worded(ready?.reason ?? '', ready?.message ?? '') || `phase ${pod.phase}`;
	return {code: 'unknown', sentence, container: '', isFault: false};
};

/**
 * Why a pod is not Ready, from its own status and, where they are known, its events; undefined for a Ready pod.
 * The first reason in the order in which a pod starts wins.
 */
export const whyNotReady = (pod: Pod, events?: PodEvents): NotReady | undefined => {
	if (isReady(pod)) {
		return undefined;
	}

	// Nothing starts again in a pod that is over, whatever its containers last said.
	if (pod.phase === 'Failed') {
		const sentence = worded(pod.reason || 'Failed', pod.message);
		return {code: 'evicted', sentence, container: '', isFault: true};
	}

	if (pod.phase === 'Succeeded') {
		return {code: 'completed', sentence: 'Completed', container: '', isFault: true};
	}

	return unscheduled(pod) ?? containerFault(pod, events) ?? podFault(pod) ?? unknown(pod);
};

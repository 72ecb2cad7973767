import type {Connection} from '../cluster/connection.ts';
import {newestProbeFailure} from '../cluster/pod-events.ts';
import type {Pod} from '../model/objects.ts';
import {isReady, isTerminating} from '../model/pods.ts';
import type {ProbeFailure, ServiceView} from '../model/service-view.ts';

/** Questions to the server under way at once. */
const parallel = 4;
/** Pods of one Service that are asked about: they mostly fail alike. */
const perService = 2;
/**
 * Milliseconds after which a pod without an event is asked about again: the kubelet writes it when the probe has failed.
 * Each time it takes twice as long, as the event may have expired.
 */
const firstRetry = 5000;
const longestRetry = 300_000;

/** A container that runs and does not pass its probe: only an event says what the probe saw. */
const isFailingProbe = (pod: Pod) =>
	!isReady(pod) &&
	!isTerminating(pod) &&
	pod.statuses.some(
		({name, ready, state}) =>
			!ready &&
			state.kind === 'running' &&
			pod.containers.some(container => container.name === name && (container.readinessProbe ?? container.startupProbe)),
	);

/** What has to change for a pod to be asked about again: it was restarted, or turned not ready anew. */
const occasionOf = (pod: Pod) =>
	[...pod.conditions.map(({since}) => since), ...pod.statuses.map(({restarts}) => restarts)].join(' ');

/** `patience` is how long a next try waits, in milliseconds. */
type Question = {readonly pod: Pod; readonly patience: number};

/** Asks for the newest probe failure of pods that need one, once for each occasion, a few at a time. */
export const createEventLookup = (
	connection: Connection,
	signal: AbortSignal,
	found: (pod: Pod, failure: ProbeFailure) => void,
) => {
	/** The last occasion each pod was asked about, by uid. */
	const asked = new Map<string, string>();
	const queue: Question[] = [];
	let running = 0;
	let isStarted = false;

	const ask = (question: Question) => {
		queue.push(question);
		if (isStarted && running < parallel) {
			void work();
		}
	};

	const work = async () => {
		running++;
		for (let question = queue.shift(); question !== undefined && !signal.aborted; question = queue.shift()) {
			const failure = await newestProbeFailure(connection, question.pod, signal);
			if (failure !== undefined) {
				found(question.pod, failure);
			} else if (!signal.aborted) {
				retry(question);
			}
		}

		running--;
	};

	const retry = ({pod, patience}: Question) => {
		const occasion = asked.get(pod.uid);
		const timer = setTimeout(() => {
			// Another occasion may have been asked about meanwhile.
			if (asked.get(pod.uid) === occasion && !signal.aborted) {
				ask({pod, patience: Math.min(2 * patience, longestRetry)});
			}
		}, patience);
		timer.unref();
	};

	return {
		/** Asks about a Service's failing pods, where that has not been done yet. */
		want({pods}: ServiceView) {
			const failing = pods.filter(isFailingProbe).slice(0, perService);
			for (const pod of pods) {
				if (!failing.includes(pod)) {
					asked.delete(pod.uid);
				}
			}

			for (const pod of failing) {
				const occasion = occasionOf(pod);
				if (asked.get(pod.uid) !== occasion) {
					asked.set(pod.uid, occasion);
					ask({pod, patience: firstRetry});
				}
			}
		},
		/** Begins to ask: what the lists say comes first. */
		start() {
			isStarted = true;
			for (let free = parallel - running; free > 0 && queue.length > 0; free--) {
				void work();
			}
		},
		isIdle: () => queue.length === 0 && running === 0,
	};
};

import type {Connection} from '../../kubernetes/connection/connection.ts';
import {listPodEvents} from '../../kubernetes/objects/pod-events.ts';
import type {Pod} from '../../model/objects.ts';
import {areEventsComplete, isSetupPending, needsEvents} from '../../model/pods/needs-events.ts';
import {eventLife, noEvents, type PodEvents, readPodEvents} from '../../model/pods/pod-events.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** Requests under way at once. */
const maxParallel = 4;
/** Pods that are remembered before deleted ones are dropped. After that the limit is twice the number of pods that are left. */
const minRemembered = 100;
/** Requests that may follow each other at once before there has to be an interval between two. */
const burst = 50;
/** Pods of one Service whose events are read: the pods of a Service mostly fail alike. */
const maxPodsPerService = 2;
/**
 * Milliseconds after which the events of a pod without one are read again: the kubelet writes it when the probe has failed.
 * Each wait is twice as long as the one before, as the event may have expired.
 */
const firstRetryMs = 5000;
/** The first wait for a pod that has been as it is for longer: the kubelet has written its event already, or it has expired. */
const laterRetryMs = 60_000;
const maxRetryMs = 300_000;

/** Milliseconds after which the events of a pod that is still being set up are read: most pods are running by then. */
const setupGraceMs = 10_000;

/** Identifies one failure of a pod. Its events are read again when this changes: it was restarted, or became not ready once more. */
const failureKey = ({conditions, statuses, initStatuses}: Pod) =>
	[...conditions.map(({since}) => since), ...[...statuses, ...initStatuses].map(({restarts}) => restarts)].join(' ');

/** Whether a pod has changed so recently that the kubelet may not have written its event yet. `now` in Unix milliseconds. */
const isRecent = ({created, conditions}: Pod, now: number) =>
	now - 1000 * Math.max(created, ...conditions.map(({since}) => since)) < laterRetryMs;

/** A pod whose events are to be read. */
type Question = {readonly pod: Pod; readonly retryMs: number};

/**
 * Reads the events of failing pods whose reason only an event tells, a few pods at a time. Each failure of a pod is asked about
 * once, however many Services select the pod. `isThere` returns whether a pod has not been deleted. `intervalMs` is the time
 * between two requests once there have been many: where hundreds of pods fail at once, reading the events of all of them
 * costs more than all watches together. `onFound` gets what was read.
 */
export const createEventFetcher = (
	connection: Connection,
	signal: AbortSignal,
	intervalMs: number,
	isThere: (pod: Pod) => boolean,
	onFound: (pod: Pod, found: PodEvents) => void,
) => {
	/** The last failure of each pod that was asked about, by uid. */
	const asked = new Map<string, {readonly pod: Pod; readonly failure: string}>();
	let forgetAt = minRemembered;
	/** Pods whose events were not answered, by uid. */
	const unanswered = new Map<string, Pod>();
	const queue: Question[] = [];
	/** Of questions that are asked again later. */
	const timers = new Set<NodeJS.Timeout>();
	let running = 0;
	let isStarted = false;
	/** When the next request may be sent, on performance.now's clock. It lies in the past by as much as may follow at once. */
	let next = Number.NEGATIVE_INFINITY;

	/** Waits until the next request may be sent. */
	const waitForTurn = async () => {
		const now = performance.now();
		next = Math.max(next + intervalMs, now - burst * intervalMs);
		if (next > now) {
			await new Promise<void>(resolve => {
				setTimeout(resolve, next - now).unref();
			});
		}
	};

	/** Whether a pod still fails in the way it was asked about: it may be ready, deleted, or have failed once more. */
	const isWanted = (pod: Pod) => asked.get(pod.uid)?.failure === failureKey(pod) && isThere(pod);

	/** Drops pods that were deleted: no view reports that. */
	const forgetDeleted = () => {
		if (asked.size < forgetAt) {
			return;
		}

		for (const [uid, {pod}] of asked) {
			if (!isThere(pod)) {
				asked.delete(uid);
				unanswered.delete(uid);
			}
		}

		forgetAt = Math.max(minRemembered, 2 * asked.size);
	};

	const ask = (question: Question) => {
		queue.push(question);
		if (isStarted && running < maxParallel) {
			void work();
		}
	};

	const work = async () => {
		running++;
		for (let question = queue.shift(); question !== undefined && !signal.aborted; question = queue.shift()) {
			const {pod} = question;
			if (isWanted(pod)) {
				await waitForTurn();
			}

			if (!isWanted(pod)) {
				continue;
			}

			const now = Date.now() / 1000;
			if (!needsEvents(pod, now)) {
				// What stopped its containers an hour ago is not what is wrong now.
				onFound(pod, noEvents);
				continue;
			}

			unanswered.set(pod.uid, pod);
			const events = await listPodEvents(connection, pod, signal).then(
				answer => {
					unanswered.delete(pod.uid);
					return answer;
				},
				() => undefined,
			);
			if (signal.aborted) {
				break;
			}

			const found = events && readPodEvents(events);
			if (found && isThere(pod)) {
				onFound(pod, found);
			}

			if (found === undefined || !areEventsComplete(pod, found, now)) {
				askLater(question);
			} else if (found.kills[0]) {
				askLater({pod, retryMs: Math.max(laterRetryMs, (found.kills[0].at + eventLife - now) * 1000)});
			}
		}

		running--;
	};

	const askLater = ({pod, retryMs}: Question) => {
		// The listener may have stopped the watch.
		if (signal.aborted) {
			return;
		}

		const timer = setTimeout(() => {
			timers.delete(timer);
			if (isWanted(pod)) {
				ask({pod, retryMs: Math.min(2 * retryMs, maxRetryMs)});
			}
		}, retryMs);
		timer.unref();
		timers.add(timer);
	};

	// A timer keeps in memory all that was read of the cluster, and may wait for an hour.
	const clearTimers = () => {
		for (const timer of timers) {
			clearTimeout(timer);
		}
	};
	signal.addEventListener('abort', clearTimers, {once: true});

	return {
		/** Reads the events of a Service's failing pods, unless that has been done already. */
		want({pods}: ServiceView) {
			const now = Date.now() / 1000;
			const failing = pods.filter(pod => needsEvents(pod, now));
			for (const pod of asked.size === 0 || failing.length === pods.length ? [] : pods) {
				// Another Service may select it as well: it is forgotten when it no longer fails, and not before.
				if (!needsEvents(pod, now)) {
					asked.delete(pod.uid);
					unanswered.delete(pod.uid);
				}
			}

			for (const pod of failing.slice(0, maxPodsPerService)) {
				const failure = failureKey(pod);
				if (asked.get(pod.uid)?.failure !== failure) {
					forgetDeleted();
					asked.set(pod.uid, {pod, failure});
					const wait = isSetupPending(pod) ? pod.created * 1000 + setupGraceMs - Date.now() : 0;
					if (wait > 0) {
						askLater({pod, retryMs: Math.min(Math.max(wait, firstRetryMs), setupGraceMs)});
					} else {
						ask({pod, retryMs: isRecent(pod, Date.now()) ? firstRetryMs : laterRetryMs});
					}
				}
			}
		},
		/** Sends the first requests: they wait until the lists are complete. */
		start() {
			isStarted = true;
			for (let free = maxParallel - running; free > 0 && queue.length > 0; free--) {
				void work();
			}
		},
		/** Pods whose events were asked for, and have not been answered. */
		unanswered: (): readonly Pod[] => [...unanswered.values()],
		isIdle: () => queue.length === 0 && running === 0,
	};
};

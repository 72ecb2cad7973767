import type {Connection} from '../../kubernetes/connection/connection.ts';
import {listPodEvents} from '../../kubernetes/objects/pod-events.ts';
import type {Pod} from '../../model/objects.ts';
import {isHeldUp, isTold, needsEvents} from '../../model/pods/needs-events.ts';
import {eventLife, noEvents, type PodEvents, readPodEvents} from '../../model/pods/pod-events.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** Questions to the server under way at once. */
const parallel = 4;
/** Pods that are remembered before those that are gone are looked for: each time twice what was left of them. */
const fewest = 100;
/** Questions that may be asked one after the other before there has to be a time between two. */
const burst = 50;
/** Pods of one Service that are asked about: they mostly fail alike. */
const perService = 2;
/**
 * Milliseconds after which a pod without an event is asked about again: the kubelet writes it when the probe has failed.
 * Each time it takes twice as long, as the event may have expired.
 */
const firstRetry = 5000;
/** The same where the pod has been as it is for longer: what the kubelet had to say it has said, and it may have expired. */
const settledRetry = 60_000;
const longestRetry = 300_000;

/** Milliseconds after which a pod that is still being set up is asked about: most are done by then. */
const setUpTime = 10_000;

/** What has to change for a pod to be asked about again: it was restarted, or turned not ready anew. */
const occasionOf = ({conditions, statuses, initStatuses}: Pod) =>
	[...conditions.map(({since}) => since), ...[...statuses, ...initStatuses].map(({restarts}) => restarts)].join(' ');

/** Whether a pod has changed so lately that the kubelet may not have told of it yet. `now` in Unix milliseconds. */
const isRecent = ({created, conditions}: Pod, now: number) =>
	now - 1000 * Math.max(created, ...conditions.map(({since}) => since)) < settledRetry;

/** `patience` is how long a next try waits, in milliseconds. */
type Question = {readonly pod: Pod; readonly patience: number};

/**
 * Asks for the events of pods that need one to tell why they fail, a few at a time. A pod is asked about once for each
 * occasion, however many Services select it. `isThere` tells whether a pod has not been deleted; `interval` is the time
 * between two questions once many have been asked, in milliseconds: where hundreds of pods fail at once, asking about all
 * of them costs more than following everything else.
 */
export const createEventLookup = (
	connection: Connection,
	signal: AbortSignal,
	interval: number,
	isThere: (pod: Pod) => boolean,
	found: (pod: Pod, told: PodEvents) => void,
) => {
	/** The last occasion each failing pod was asked about, by uid. */
	const asked = new Map<string, {readonly pod: Pod; readonly occasion: string}>();
	let forgetAt = fewest;
	/** Pods about which the server did not answer, by uid. */
	const unanswered = new Map<string, Pod>();
	const queue: Question[] = [];
	let running = 0;
	let isStarted = false;
	/** When the next question may be asked, on performance.now's clock; as far back as there may be several at once. */
	let next = Number.NEGATIVE_INFINITY;

	/** Waits for the turn of the next question. */
	const turn = async () => {
		const now = performance.now();
		next = Math.max(next + interval, now - burst * interval);
		if (next > now) {
			await new Promise<void>(resolve => {
				setTimeout(resolve, next - now).unref();
			});
		}
	};

	/** It may be ready or gone by now, or have failed anew. */
	const isWanted = (pod: Pod) => asked.get(pod.uid)?.occasion === occasionOf(pod) && isThere(pod);

	/** No view tells of a pod that was deleted. */
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

		forgetAt = Math.max(fewest, 2 * asked.size);
	};

	const ask = (question: Question) => {
		queue.push(question);
		if (isStarted && running < parallel) {
			void work();
		}
	};

	const work = async () => {
		running++;
		for (let question = queue.shift(); question !== undefined && !signal.aborted; question = queue.shift()) {
			const {pod} = question;
			if (isWanted(pod)) {
				await turn();
			}

			if (!isWanted(pod)) {
				continue;
			}

			const now = Date.now() / 1000;
			if (!needsEvents(pod, now)) {
				// What ended its containers an hour ago is no fault of now.
				found(pod, noEvents);
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

			const told = events && readPodEvents(events);
			if (told && isThere(pod)) {
				found(pod, told);
			}

			if (told === undefined || !isTold(pod, told, now)) {
				askLater(question);
			} else if (told.kills[0]) {
				askLater({pod, patience: Math.max(settledRetry, (told.kills[0].at + eventLife - now) * 1000)});
			}
		}

		running--;
	};

	const askLater = ({pod, patience}: Question) => {
		const timer = setTimeout(() => {
			if (isWanted(pod) && !signal.aborted) {
				ask({pod, patience: Math.min(2 * patience, longestRetry)});
			}
		}, patience);
		timer.unref();
	};

	return {
		/** Asks about a Service's failing pods, where that has not been done yet. */
		want({pods}: ServiceView) {
			const now = Date.now() / 1000;
			const failing = pods.filter(pod => needsEvents(pod, now));
			for (const pod of asked.size === 0 || failing.length === pods.length ? [] : pods) {
				// Another Service may be what it was asked about for: it is forgotten when it fails no longer, and not before.
				if (!needsEvents(pod, now)) {
					asked.delete(pod.uid);
					unanswered.delete(pod.uid);
				}
			}

			for (const pod of failing.slice(0, perService)) {
				const occasion = occasionOf(pod);
				if (asked.get(pod.uid)?.occasion !== occasion) {
					forgetDeleted();
					asked.set(pod.uid, {pod, occasion});
					const wait = isHeldUp(pod) ? pod.created * 1000 + setUpTime - Date.now() : 0;
					if (wait > 0) {
						askLater({pod, patience: Math.min(Math.max(wait, firstRetry), setUpTime)});
					} else {
						ask({pod, patience: isRecent(pod, Date.now()) ? firstRetry : settledRetry});
					}
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
		/** Pods about which the server has not answered. */
		unanswered: (): readonly Pod[] => [...unanswered.values()],
		isIdle: () => queue.length === 0 && running === 0,
	};
};

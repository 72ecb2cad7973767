import {stream} from '../trace/async-generators.ts';
import {pause} from './pause.ts';
import type {AskedPort, SingleAnswer, SingleAsk} from './single-ask.ts';

/** Milliseconds between two requests: five a second in all, whatever is asked. */
export const intervalMs = 200;
/** Requests that are under way at once. */
const atOnce = 4;

/** What is asked again and again. */
export type RepeatTarget = AskedPort & {
	/** `10.244.1.7:8080`, or the Service's name and port. */
	readonly key: string;
	readonly kind: 'service' | 'endpoint';
	/** '' where it is none, or not known, as are the next two. */
	readonly pod: string;
	readonly node: string;
	readonly zone: string;
};

/** One request with its answer. `at`: when it was sent, Unix milliseconds. */
export type Sample = {readonly target: RepeatTarget; readonly at: number; readonly answer: SingleAnswer};

export type RepeatPlan = {
	/** What there is to ask now: it may change while it goes on. */
	readonly targets: () => readonly RepeatTarget[];
	readonly ask: SingleAsk;
	/** Ends it at once. */
	readonly signal: AbortSignal;
	/** How many requests in all; undefined for no limit. */
	readonly count?: number | undefined;
	/** How long requests are sent, milliseconds; undefined for no limit. */
	readonly forMs?: number | undefined;
};

/**
 * Sends requests one after another, at most five a second in all, each to what has not been asked for longest, and yields
 * each with its answer when that has come. Every request that was sent is yielded, unless the signal ends it.
 */
export const repeatRequests = ({
	targets,
	ask,
	signal,
	count = Number.POSITIVE_INFINITY,
	forMs = Number.POSITIVE_INFINITY,
}: RepeatPlan): AsyncGenerator<Sample, void> =>
	stream(async (emit: (sample: Sample) => void) => {
		const began = performance.now();
		const running = new Set<Promise<void>>();
		/** When each was asked last, as the number of that request. */
		const asked = new Map<string, number>();
		let sent = 0;

		const send = (target: RepeatTarget) => {
			asked.set(target.key, sent);
			sent++;
			const at = Date.now();
			const one = ask(target).then(answer => {
				running.delete(one);
				if (!signal.aborted) {
					emit({target, at, answer});
				}
			});
			running.add(one);
		};

		while (!signal.aborted && sent < count && performance.now() - began < forMs) {
			const slot = performance.now();
			const [next] = targets().toSorted((a, b) => (asked.get(a.key) ?? -1) - (asked.get(b.key) ?? -1));
			if (next !== undefined) {
				send(next);
			}

			if (running.size >= atOnce) {
				await Promise.race(running);
			}

			if (sent < count) {
				await pause(Math.max(0, slot + intervalMs - performance.now()), signal);
			}
		}

		await Promise.all(running);
	});

import type {Contact} from './contact.ts';
import type {OneRequest} from './one-request.ts';
import type {WatchTimes} from './reflector-times.ts';
import type {Source} from './source.ts';
import {type Followed, requestWatch} from './watch-request.ts';

/** Milliseconds. A server that closes each watch at once would be asked without end. */
const shortestWatch = 900;

/** How a watch ended; what stands between may close one early. */
export type WatchEnd = 'in time' | 'early' | 'at once';

/** Watches a resource for a while, one time after the other. `onAnswer` is told of each that the server takes on, and how many milliseconds that took. */
export const createWatcher = <T>(
	source: Source<T>,
	request: OneRequest,
	contact: Pick<Contact, 'hasProblem' | 'progress'>,
	onAnswer?: (tookMs: number) => void,
) => {
	let end: WatchEnd | undefined;

	return {
		/** Rejects with a ClusterError, or an AbortError. */
		async watch(
			resourceVersion: string,
			{lengthMs, graceMs}: WatchTimes,
			onEvent: (controller: AbortController) => (event: Followed<T>) => Promise<void> | undefined,
		): Promise<WatchEnd> {
			const asked = performance.now();
			const isNext = end === 'in time';
			end = undefined;
			const onOpen = (tookMs: number) => {
				onAnswer?.(tookMs);
				// A server may be slow to take it on. What opens and tells nothing more is no sign of life.
				if (isNext && !contact.hasProblem()) {
					contact.progress();
				}
			};
			await request.send(controller =>
				requestWatch(source, {resourceVersion, lengthMs, graceMs, onOpen, onEvent: onEvent(controller)}, controller),
			);
			const lasted = performance.now() - asked;
			const isInTime = lasted >= Math.max(shortestWatch, lengthMs - graceMs / 2);
			end = isInTime ? 'in time' : lasted < shortestWatch ? 'at once' : 'early';
			return end;
		},
	};
};

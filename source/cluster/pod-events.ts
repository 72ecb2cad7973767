import type {Pod} from '../model/objects.ts';
import type {StartFailure} from '../model/service-view.ts';
import type {Connection} from './connection.ts';
import {list, object, seconds, text} from './json/fields.ts';
import {readJson} from './read-json.ts';

const silence = 10_000;

/** An event about a pod, as far as it is kept. */
export type PodEvent = StartFailure;

const whenOf = (event: Readonly<Record<string, unknown>>) =>
	seconds(event.lastTimestamp) || seconds(object(event.series).lastObservedTime) || seconds(event.eventTime);

/**
 * The newest event about this pod with one of these reasons; undefined where there is none (events live about an hour)
 * or where they may not be read.
 */
export const newestEvent = async (
	connection: Connection,
	{namespace, uid}: Pod,
	reasons: readonly string[],
	signal: AbortSignal,
): Promise<PodEvent | undefined> => {
	const [reason, ...others] = reasons;
	const only = others.length === 0 ? `,reason=${reason}` : '';
	const query = new URLSearchParams({fieldSelector: `involvedObject.uid=${uid}${only}`, limit: '50'});
	try {
		const found = await readJson(connection, {
			path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events?${query}`,
			action: {verb: 'list', resource: 'events', namespace},
			silence,
			signal,
		});
		const events = list(object(found).items)
			.map(object)
			.filter(event => reasons.includes(text(event.reason)));
		const newest = events.toSorted((a, b) => whenOf(b) - whenOf(a))[0];
		return newest && {reason: text(newest.reason), message: text(newest.message), at: whenOf(newest)};
	} catch {
		// It only adds a detail: without it the finding stands as it is.
		return undefined;
	}
};

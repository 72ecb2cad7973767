import type {Pod} from '../../model/objects.ts';
import type {PodEvent} from '../../model/pods/pod-events.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {type Json, list, object, seconds, text} from '../wire/json.ts';

const silence = 10_000;
/** More than the kubelet tells of a pod in an hour: 25 at once, then one in five minutes (client-go events_cache.go). */
const most = '500';

const whenOf = (event: Readonly<Record<string, unknown>>) =>
	seconds(event.lastTimestamp) || seconds(object(event.series).lastObservedTime) || seconds(event.eventTime);

/** The container of a field path such as `spec.containers{web}`; '' where it is of none. */
const containerOf = (fieldPath: string) => /^spec\.\w+\{([^}]+)\}$/.exec(fieldPath)?.[1] ?? '';

/** An event of the API's JSON, as far as it is kept. */
export const podEvent = (value: Json): PodEvent => {
	const event = object(value);
	return {
		reason: text(event.reason),
		message: text(event.message),
		container: containerOf(text(object(event.involvedObject).fieldPath)),
		at: whenOf(event),
	};
};

/**
 * The events about this pod; undefined where they may not be read. Events live about an hour. Rejects where the server does
 * not answer.
 */
export const listPodEvents = async (
	connection: Connection,
	{namespace, uid}: Pod,
	signal: AbortSignal,
): Promise<readonly PodEvent[] | undefined> => {
	const query = new URLSearchParams({fieldSelector: `involvedObject.uid=${uid}`, limit: most});
	try {
		const found = await readJson(connection, {
			path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events?${query}`,
			action: {verb: 'list', resource: 'events', namespace},
			silence,
			signal,
		});
		return list(object(found).items).map(podEvent);
	} catch (error) {
		// It only adds a detail: without it the finding stands as it is.
		if (error instanceof ClusterError && (error.kind === 'forbidden' || error.kind === 'absent')) {
			return undefined;
		}

		throw error;
	}
};

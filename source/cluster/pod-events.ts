import type {Pod} from '../model/objects.ts';
import type {ProbeFailure} from '../model/service-view.ts';
import type {Connection} from './connection.ts';
import {list, object, seconds, text} from './json/fields.ts';

const silence = 10_000;

const whenOf = (event: Readonly<Record<string, unknown>>) =>
	seconds(event.lastTimestamp) || seconds(object(event.series).lastObservedTime) || seconds(event.eventTime);

/**
 * The newest event in which the kubelet says that a probe of this pod failed; undefined where there is none (events
 * live about an hour) or where they may not be read.
 */
export const newestProbeFailure = async (
	connection: Connection,
	{namespace, uid}: Pod,
	signal: AbortSignal,
): Promise<ProbeFailure | undefined> => {
	const query = new URLSearchParams({fieldSelector: `involvedObject.uid=${uid},reason=Unhealthy`, limit: '50'});
	let body = '';
	try {
		const response = await connection.request({
			path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/events?${query}`,
			action: {verb: 'list', resource: 'events', namespace},
			silence,
			signal,
		});
		for await (const chunk of response.setEncoding('utf8')) {
			body += chunk;
		}

		const events = list(object(JSON.parse(body)).items).map(object);
		const newest = events.toSorted((a, b) => whenOf(b) - whenOf(a))[0];
		return newest && {message: text(newest.message), at: whenOf(newest)};
	} catch {
		// It only adds a detail: without it the finding stands as it is.
		return undefined;
	}
};

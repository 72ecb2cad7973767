import {setTimeout as wait} from 'node:timers/promises';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {refuseEndless} from '../wire/endless.ts';
import {list, number, object, seconds, text} from '../wire/json.ts';

/** What was told of an object. Times are Unix seconds. */
export type ObjectEvent = {
	readonly uid: string;
	readonly type: string;
	readonly reason: string;
	readonly message: string;
	readonly kind: string;
	readonly name: string;
	/** Who told it. */
	readonly source: string;
	readonly count: number;
	readonly first: number;
	readonly last: number;
};

const silence = 15_000;
/** Characters of all events of a namespace. */
const mostEvents = 128 * 2 ** 20;
/** Milliseconds without a word, bookmarks included, after which a watch counts as dead: the server sends one a minute. */
const watchSilence = 90_000;
/** Milliseconds before the list is asked for again. */
const retry = 2000;

/** An event as the API has it, of its older and newer writers alike (k8s.io/api/core/v1 Event: series, eventTime). */
const eventOf = (value: unknown): ObjectEvent => {
	const event = object(value);
	const metadata = object(event.metadata);
	const involved = object(event.involvedObject);
	const series = object(event.series);
	const created = seconds(event.eventTime) || seconds(metadata.creationTimestamp);
	const first = seconds(event.firstTimestamp) || created;
	return {
		uid: text(metadata.uid) || text(metadata.name),
		type: text(event.type),
		reason: text(event.reason),
		message: text(event.message).trim(),
		kind: text(involved.kind),
		name: text(involved.name),
		source: text(object(event.source).component) || text(event.reportingComponent),
		count: number(series.count) || number(event.count) || 1,
		first,
		last: seconds(series.lastObservedTime) || seconds(event.lastTimestamp) || first,
	};
};

const pathOf = (namespace: string, query: Readonly<Record<string, string>>) =>
	`/api/v1/namespaces/${encodeURIComponent(namespace)}/events?${new URLSearchParams(query)}`;

/** `selector` is a field selector; '' for all events of the namespace. */
const selected = (selector: string): Readonly<Record<string, string>> =>
	selector === '' ? {} : {fieldSelector: selector};

/** The events of a namespace. Rejects with a ClusterError. */
export const listEvents = async (
	connection: Connection,
	namespace: string,
	selector: string,
	signal: AbortSignal,
): Promise<{readonly events: readonly ObjectEvent[]; readonly version: string}> => {
	const found = await readJson(
		connection,
		{
			path: pathOf(namespace, selected(selector)),
			action: {verb: 'list', resource: 'events', namespace},
			silence,
			signal,
		},
		mostEvents,
	);
	const body = object(found);
	return {events: list(body.items).map(eventOf), version: text(object(body.metadata).resourceVersion)};
};

/** The field selector of one object's events. */
export const eventsOf = ({kind, name}: {readonly kind: string; readonly name: string}) =>
	`involvedObject.kind=${kind},involvedObject.name=${name}`;

/**
 * Tells the events of a namespace, and all of them again after each change, until the signal ends it. Rejects with a
 * ClusterError where the first list fails; later it tries again by itself.
 */
export const followEvents = async (
	connection: Connection,
	{namespace, selector}: {readonly namespace: string; readonly selector: string},
	signal: AbortSignal,
	onEvents: (events: readonly ObjectEvent[]) => void,
) => {
	const watch = async (events: Map<string, ObjectEvent>, version: string) => {
		const query = {...selected(selector), watch: 'true', allowWatchBookmarks: 'true', resourceVersion: version};
		const response = await connection.request({
			path: pathOf(namespace, query),
			action: {verb: 'watch', resource: 'events', namespace},
			silence: watchSilence,
			signal,
		});
		let rest = '';
		for await (const chunk of response.setEncoding('utf8')) {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			refuseEndless(rest.length);
			for (const line of lines.filter(each => each !== '')) {
				const {type, object: value} = object(JSON.parse(line));
				if (type === 'ERROR') {
					return;
				}

				const event = eventOf(value);
				if (type === 'DELETED') {
					events.delete(event.uid);
				} else if (type !== 'BOOKMARK') {
					events.set(event.uid, event);
				}
			}

			onEvents([...events.values()]);
		}
	};

	for (let isFirst = true; !signal.aborted; isFirst = false) {
		try {
			const {events, version} = await listEvents(connection, namespace, selector, signal);
			onEvents(events);
			await watch(new Map(events.map(event => [event.uid, event])), version);
		} catch (error) {
			if (isFirst || signal.aborted) {
				throw error;
			}
		}

		await wait(retry, undefined, {signal});
	}
};

import {setTimeout as wait} from 'node:timers/promises';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError, fromSocket} from '../errors.ts';
import {usualTimes, type WatchTimes} from '../watch/reflector-times.ts';
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

/** Gets what is known of events. */
export type EventsListener = {
	/** All events, again after each change. */
	known(events: readonly ObjectEvent[]): void;
	/** Nothing is heard of them any more, and why; until `known` is called again. */
	lost(problem: string): void;
};

/**
 * Tells the events of a namespace until the signal ends it. As with all that is watched, a watch is asked for a few seconds, and one
 * that does not end in time is dead. Rejects with a ClusterError where the first list fails; later it tries again by itself.
 */
export const followEvents = async (
	connection: Connection,
	{namespace, selector}: {readonly namespace: string; readonly selector: string},
	signal: AbortSignal,
	{known, lost}: EventsListener,
	{lengthMs, graceMs}: WatchTimes = usualTimes.usualWatch,
) => {
	/** Watches from a version on; returns the one to go on from, undefined where all has to be listed anew. */
	const watch = async (events: Map<string, ObjectEvent>, from: string): Promise<string | undefined> => {
		const query = {
			...selected(selector),
			...{watch: 'true', allowWatchBookmarks: 'true', resourceVersion: from},
			timeoutSeconds: String(lengthMs / 1000),
		};
		const late = AbortSignal.timeout(lengthMs + graceMs);
		try {
			const response = await connection.request({
				path: pathOf(namespace, query),
				action: {verb: 'watch', resource: 'events', namespace},
				silence: lengthMs + graceMs,
				signal: AbortSignal.any([signal, late]),
			});
			let version = from;
			let rest = '';
			for await (const chunk of response.setEncoding('utf8')) {
				const lines = (rest + chunk).split('\n');
				rest = lines.pop() ?? '';
				refuseEndless(rest.length);
				for (const line of lines.filter(each => each !== '')) {
					const {type, object: value} = object(JSON.parse(line));
					if (type === 'ERROR') {
						return undefined;
					}

					version = text(object(object(value).metadata).resourceVersion) || version;
					const event = eventOf(value);
					if (type === 'DELETED') {
						events.delete(event.uid);
					} else if (type !== 'BOOKMARK') {
						events.set(event.uid, event);
					}
				}

				known([...events.values()]);
			}

			return version;
		} catch (error) {
			throw late.aborted && !signal.aborted
				? new ClusterError('timeout', `${connection.server} says nothing more of events.`)
				: error;
		}
	};

	for (let isListed = false; !signal.aborted; ) {
		try {
			const {events, version} = await listEvents(connection, namespace, selector, signal);
			isListed = true;
			known(events);
			const byUid = new Map(events.map(event => [event.uid, event]));
			for (let next: string | undefined = version; next !== undefined; ) {
				next = await watch(byUid, next);
			}
		} catch (error) {
			if (!isListed || signal.aborted) {
				throw error;
			}

			lost(fromSocket(error, connection.server).message);
		}

		await wait(retry, undefined, {signal});
	}
};

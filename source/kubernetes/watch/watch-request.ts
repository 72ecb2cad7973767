import {ClusterError, fromStatus} from '../errors.ts';
import type {WatchEvent} from '../wire/codec.ts';
import {chosenCodec} from './chosen-codec.ts';
import type {Source} from './source.ts';

/** What comes of a watch, apart from its end. */
export type Followed<T> = Exclude<WatchEvent<T>, {readonly type: 'error'}>;

type Wanted<T> = {
	readonly resourceVersion: string;
	/** Milliseconds after which the server is asked to end the watch. */
	readonly lengthMs: number;
	/** How much later it may end. */
	readonly graceMs: number;
	/** The server has taken it on, this many milliseconds after it was asked. */
	onOpen(tookMs: number): void;
	/** Gets what has come whole. */
	onEvent(event: Followed<T>): Promise<void> | undefined;
};

const mediaTypes = (codecs: object) =>
	Object.keys(codecs)
		.map(type => (type === 'application/json' ? type : `${type};stream=watch`))
		.join(',');

/**
 * Watches until the server ends it. Rejects with a ClusterError where that does not come in time, or an ERROR frame comes;
 * `controller` is aborted then, or ends it from outside.
 */
export const requestWatch = async <T>(
	{connection, resource, namespace, path, codecs}: Source<T>,
	{resourceVersion, lengthMs, graceMs, onOpen, onEvent}: Wanted<T>,
	controller: AbortController,
) => {
	const action = {verb: 'watch', resource, namespace};
	const query = new URLSearchParams({
		watch: 'true',
		resourceVersion,
		allowWatchBookmarks: 'true',
		timeoutSeconds: String(Math.max(1, Math.round(lengthMs / 1000))),
	});
	const asked = performance.now();
	const due = asked + lengthMs;
	const giveUp = () => {
		const problem = `The watch of ${resource} at ${connection.server} hangs.`;
		controller.abort(new ClusterError('timeout', problem));
	};
	let timer = setTimeout(giveUp, lengthMs + graceMs);
	try {
		const response = await connection.request({
			path: `${path}?${query}`,
			action,
			accept: mediaTypes(codecs),
			silence: lengthMs + 2 * graceMs,
			signal: controller.signal,
		});
		onOpen(performance.now() - asked);
		const reader = chosenCodec(response, codecs, connection.server).watch();
		for await (const chunk of response) {
			const events = reader.push(chunk);
			for (const event of events) {
				if (event.type === 'error') {
					throw fromStatus(event.code, event.message, action, connection);
				}

				const pending = onEvent(event);
				if (pending !== undefined) {
					await pending;
				}
			}

			// What was sent in time may come late.
			if (events.length > 0 && performance.now() > due) {
				clearTimeout(timer);
				timer = setTimeout(giveUp, graceMs);
			}
		}
	} finally {
		clearTimeout(timer);
	}
};

import type {IncomingMessage} from 'node:http';
import {decompressed} from '../connection/decompress.ts';
import {ClusterError, fromSocket, fromStatus} from '../errors.ts';
import {pathOf} from '../paths.ts';
import type {ListEnd} from '../wire/codec.ts';
import {createBackoff} from './backoff.ts';
import {chosenCodec} from './chosen-codec.ts';
import type {Reflection, Reflector} from './reflection.ts';

/** A server whose storage was restored has forgotten versions that were seen before. */
const isUnknownVersion = (message: string) => message.includes('Too large resource version');

/** A rights or discovery failure seldom heals by itself: asked again now and then. */
const slowRetry = 30_000;
/** A list that says nothing for this long is broken; the server's own limit for a request is 60 s. */
const listSilence = 30_000;
const pageSize = 500;
/** Records of one list, more than a cluster can have (150,000 pods): a list that has more never ends. */
const mostRecords = 2_000_000;
/** Milliseconds. */
const shortestWatch = 1000;
/** Less than what stands between a client and a server leaves a quiet connection alone for; milliseconds. */
const usuallyWorking = 10_000;

/**
 * Keeps a sink in step with one resource: lists it, streamed in as it arrives, then watches from the list's
 * resourceVersion with bookmarks, resumes from the last version seen, lists anew when that is too old, and never gives
 * up: every failure is reported to the sink and tried again, with growing waits.
 */
export const reflect = <T>({
	connection,
	resource,
	namespace,
	group,
	codecs,
	sink,
	signal,
	mayWatch,
	backoff = createBackoff(),
	workingAfter = usuallyWorking,
}: Reflection<T>): Reflector => {
	let current = new AbortController();
	let resourceVersion: string | undefined;
	/** The last version that was ever seen: a new list may not be older, another replica could be behind. */
	let newest = '';
	/** An unpaged list is cheapest, but a slow link may not carry it within the server's limit. */
	let isPaged = false;
	let hasProblem = false;
	/** When the watch that is open was answered, on performance.now's clock. */
	let opened: number | undefined;
	/** Whether a list has begun to arrive. */
	let isArriving = false;

	const path = pathOf(resource, namespace, group);
	const accept = (suffix: string) =>
		Object.keys(codecs)
			.map(type => (type === 'application/json' ? type : `${type}${suffix}`))
			.join(',');
	const codecOf = (response: IncomingMessage) => chosenCodec(response, codecs, connection.server);

	const heard = () => {
		if (hasProblem) {
			hasProblem = false;
			sink.recovered();
		}
	};

	const page = async (query: URLSearchParams): Promise<ListEnd> => {
		const response = await connection.request({
			path: `${path}?${query}`,
			action: {verb: 'list', resource, namespace},
			accept: accept(''),
			isCompressed: true,
			silence: listSilence,
			signal: AbortSignal.any([signal, current.signal]),
		});
		isArriving = true;
		const reader = codecOf(response).list();
		let count = 0;
		for await (const chunk of decompressed(response)) {
			const records = reader.push(chunk);
			if (records.length > 0) {
				sink.listed(records);
			}

			count += records.length;
			if (count > mostRecords) {
				throw new ClusterError('malformed', `${connection.server} lists ${resource} without end.`);
			}
		}

		return reader.end();
	};

	const list = async () => {
		isArriving = false;
		sink.listing();
		const query = new URLSearchParams();
		if (isPaged) {
			// Pages are cut from one consistent state of the storage, not from the cache.
			query.set('limit', String(pageSize));
		} else {
			query.set('resourceVersion', newest || '0');
			if (newest) {
				query.set('resourceVersionMatch', 'NotOlderThan');
			}
		}

		let end = await page(query);
		while (end.next !== '') {
			end = await page(new URLSearchParams({limit: String(pageSize), continue: end.next}));
		}

		resourceVersion = end.resourceVersion;
		newest = end.resourceVersion;
		heard();
		sink.synced();
	};

	const watch = async () => {
		const timeoutSeconds = 240 + Math.floor(Math.random() * 240);
		const query = new URLSearchParams({
			watch: 'true',
			resourceVersion: resourceVersion!,
			allowWatchBookmarks: 'true',
			timeoutSeconds: String(timeoutSeconds),
		});
		const response = await connection.request({
			path: `${path}?${query}`,
			action: {verb: 'watch', resource, namespace},
			accept: accept(';stream=watch'),
			silence: (timeoutSeconds + 15) * 1000,
			signal: AbortSignal.any([signal, current.signal]),
		});
		const reader = codecOf(response).watch();
		opened = performance.now();
		heard();
		for await (const chunk of response) {
			for (const event of reader.push(chunk)) {
				if (event.type === 'error') {
					throw fromStatus(event.code, event.message, {verb: 'watch', resource, namespace}, connection);
				}

				if (event.type !== 'bookmark') {
					sink.changed(event.type, event.record);
				}

				resourceVersion = event.resourceVersion;
				newest = event.resourceVersion;
			}
		}
	};

	const recover = async (error: unknown) => {
		const failure = fromSocket(error, connection.server);
		if (!(failure instanceof ClusterError)) {
			// Woken: the wait is over already.
			return;
		}

		const {kind, message, retryAfter} = failure;
		if (kind === 'gone' || isUnknownVersion(message)) {
			resourceVersion = undefined;
			newest = kind === 'gone' ? newest : '';
			await backoff.wait(signal);
			return;
		}

		hasProblem = true;
		if (kind === 'forbidden' || kind === 'absent') {
			resourceVersion = undefined;
			sink.failed(kind, message);
			await backoff.wait(signal, slowRetry);
			return;
		}

		// A list that broke off on its way may do so again: smaller pieces then.
		isPaged ||= resourceVersion === undefined && (isArriving || kind === 'timeout');
		sink.failed('failing', message);
		await backoff.wait(signal, retryAfter);
	};

	/** Neither a frame nor an answer tells that a watch works, only that it has lasted: an error is a frame as well. */
	const watchEnded = () => {
		if (opened !== undefined && performance.now() - opened >= workingAfter) {
			backoff.reset();
		}

		opened = undefined;
	};

	const run = async () => {
		while (!signal.aborted) {
			try {
				if (resourceVersion === undefined) {
					await list();
				}

				await mayWatch;
				if (signal.aborted) {
					return;
				}

				const asked = Date.now();
				await watch();
				watchEnded();
				// A server that closes each watch at once would be asked without end.
				if (Date.now() - asked < shortestWatch) {
					await backoff.wait(signal);
				}
			} catch (error) {
				watchEnded();
				if (!signal.aborted) {
					await recover(error);
				}
			}

			if (current.signal.aborted) {
				current = new AbortController();
			}
		}
	};

	return {
		wake() {
			backoff.wake();
			if (resourceVersion !== undefined) {
				current.abort();
			}
		},
		stopped: run(),
	};
};

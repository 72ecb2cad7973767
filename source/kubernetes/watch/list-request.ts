import {decompressed} from '../connection/decompress.ts';
import {ClusterError} from '../errors.ts';
import type {ListEnd} from '../wire/codec.ts';
import {chosenCodec} from './chosen-codec.ts';
import type {Source} from './source.ts';

/** Milliseconds without a byte after which a list is given up; the server's own limit for a request is 60 s. */
const listSilence = 30_000;
/** Records of one list, more than a cluster can have (150,000 pods): a list that has more never ends. */
const mostRecords = 2_000_000;
/** Records by which a list grows that does not hang. */
const growth = 100;

/** Sends one request for a list, and reads it as it arrives. Rejects with a ClusterError, or an AbortError. */
export const requestList = async <T>(
	{connection, resource, namespace, path, codecs}: Source<T>,
	query: URLSearchParams,
	signal: AbortSignal,
	onRecords: (records: readonly T[]) => void,
): Promise<ListEnd> => {
	const response = await connection.request({
		path: `${path}?${query}`,
		action: {verb: 'list', resource, namespace},
		accept: Object.keys(codecs).join(','),
		isCompressed: true,
		silence: listSilence,
		signal,
	});
	const reader = chosenCodec(response, codecs, connection.server).list();
	let count = 0;
	onRecords([]);
	for await (const chunk of decompressed(response)) {
		const records = reader.push(chunk);
		onRecords(records);
		count += records.length;
		if (count > mostRecords) {
			throw new ClusterError('malformed', `${connection.server} lists ${resource} without end.`);
		}
	}

	return reader.end();
};

/** What the server answers to a question for a single object: the version of now, of its storage and not of a cache. */
export const requestOne = async <T>(source: Source<T>, limitMs: number, signal: AbortSignal): Promise<ListEnd> => {
	const late = new AbortController();
	const giveUp = () => late.abort();
	signal.addEventListener('abort', giveUp, {once: true});
	const timer = setTimeout(
		() => late.abort(new ClusterError('timeout', `${source.connection.server} does not list ${source.resource}.`)),
		limitMs,
	);
	try {
		return await requestList(source, new URLSearchParams({limit: '1'}), late.signal, () => {});
	} catch (error) {
		throw late.signal.reason instanceof ClusterError ? late.signal.reason : error;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', giveUp);
	}
};

/**
 * The same as `requestList`, and while the list does not grow the server is asked for a single object now and then, once
 * it has not grown for `quietMs`: a list that hangs while those are answered will not go on. `controller` is aborted then.
 */
export const requestListUnlessHung = async <T>(
	source: Source<T>,
	query: URLSearchParams,
	controller: AbortController,
	{quietMs, questionMs}: {quietMs(): number; readonly questionMs: number},
	onRecords: (records: readonly T[]) => void,
): Promise<ListEnd> => {
	let grown = performance.now();
	let count = 0;
	let isAsking = false;
	const isQuiet = () => performance.now() - grown >= quietMs();
	const ended = new AbortController();

	const ask = async () => {
		isAsking = true;
		try {
			await requestOne(source, questionMs, ended.signal);
			if (isQuiet()) {
				const {connection, resource} = source;
				const problem = `The list of ${resource} from ${connection.server} hangs.`;
				controller.abort(new ClusterError('timeout', problem));
			}
		} catch {
			// The server as a whole does not answer: the list may still come.
		}

		isAsking = false;
	};

	const timer = setInterval(() => {
		if (isQuiet() && !isAsking) {
			void ask();
		}
	}, questionMs / 2);
	try {
		return await requestList(source, query, controller.signal, records => {
			count += records.length;
			if (count >= growth) {
				count = 0;
				grown = performance.now();
			}

			onRecords(records);
		});
	} finally {
		clearInterval(timer);
		ended.abort();
	}
};

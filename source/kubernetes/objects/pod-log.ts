import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import {setTimeout as wait} from 'node:timers/promises';
import type {Target} from '../../model/pod-access/exec.ts';
import {sanitise} from '../../text/sanitise.ts';
import type {Connection} from '../connection/connection.ts';
import {ClusterError} from '../errors.ts';
import {createLineSplitter} from './line-splitter.ts';

const silence = 15_000;
/** Milliseconds in which a log that has been written to begins to come in. */
const beginning = 250;
/** Bytes of a log that is read from its beginning. */
const headBytes = 1_048_576;
const tailLines = 1000;
const tabStop = 8;
/** Characters of a chunk behind which there is more: a socket hands over 64 KiB at once (libuv), of up to four bytes each. */
const fullChunk = 16_384;

export type LogRange = {
	readonly isPrevious: boolean;
	/** The last lines, the beginning, or so many seconds back. */
	readonly since: 'tail' | 'head' | number;
	/** Goes on after this time (RFC 3339) instead; '' for none. */
	readonly after: string;
};

const queryOf = ({container}: Target, {isPrevious, since, after}: LogRange) => {
	const query = new URLSearchParams({container, timestamps: 'true'});
	if (isPrevious) {
		query.set('previous', 'true');
	} else if (since !== 'head') {
		query.set('follow', 'true');
	}

	if (after !== '') {
		query.set('sinceTime', after);
	} else if (since === 'head') {
		query.set('limitBytes', String(headBytes));
	} else if (since === 'tail') {
		query.set('tailLines', String(tailLines));
	} else {
		query.set('sinceSeconds', String(since));
	}

	return query;
};

/** Colours (ECMA-48 SGR) are dropped, as programs colour what they say; whatever else a terminal would act on is made visible. */
export const cleanLogLine = (line: string) => {
	const plain = line.replaceAll(/\u001B\[[\d;:]*m/g, '').replace(/\r$/, '');
	if (!plain.includes('\t')) {
		return sanitise(plain);
	}

	let text = '';
	for (const [index, part] of plain.split('\t').entries()) {
		text += index === 0 ? part : ' '.repeat(tabStop - (text.length % tabStop)) + part;
	}

	return sanitise(text);
};

/** How a kubelet begins what it writes where it can't read a log (pkg/kubelet, GetContainerLogs and ReadLogs): with no time, and as an answer that is no failure. */
const refusal =
	/^(?:unable to retrieve container logs for|failed to (?:try resolving symlinks in path|open log file)) /;

/** Whether a line is the node's own, about a log that it cannot read. */
export const isLogRefusal = (line: string) => refusal.test(line);

/** The lines, where the kubelet does not say instead why there are none; that is thrown once what comes before it has been told. */
const cleanLines = function* (lines: readonly string[]) {
	const end = lines.findIndex(isLogRefusal);
	const log = end === -1 ? lines : lines.slice(0, end);
	if (end !== 0) {
		yield log.map(cleanLogLine);
	}

	if (end !== -1) {
		throw new ClusterError('no-log', `The node gives no log of this container. It says: ${cleanLogLine(lines[end]!)}`);
	}
};

/** Whether nothing comes at first. What comes may say that there is no log, so that silence alone tells that there is one. */
const isSilent = async (response: IncomingMessage, signal: AbortSignal) => {
	const settled = new AbortController();
	const options = {signal: AbortSignal.any([signal, settled.signal])};
	try {
		return await Promise.race([once(response, 'readable', options).then(() => false), wait(beginning, true, options)]);
	} finally {
		settled.abort();
	}
};

/**
 * The lines of a container's log as they are written, each begun with its time. Ends when the container does. Rejects
 * with a ClusterError, of the kind no-log where the node has none to give, and when the signal ends it.
 */
export async function* readLog(
	connection: Connection,
	target: Target,
	range: LogRange,
	signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
	const {namespace, pod} = target;
	const response = await connection.request({
		path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log?${queryOf(target, range)}`,
		action: {verb: 'get', resource: 'pods/log', namespace},
		silence,
		signal,
	});
	// A program may have nothing to say for hours.
	response.socket?.setTimeout(0);
	response.setEncoding('utf8');
	if (await isSilent(response, signal)) {
		// That nothing has been written yet is an answer too.
		yield [];
	}

	const splitter = createLineSplitter();
	for await (const chunk of response as AsyncIterable<string>) {
		const begun = performance.now();
		const lines = splitter.push(chunk);
		if (lines.length > 0) {
			yield* cleanLines(lines);
		}

		// Where more has come than can be read at once, keys and the screen have as much time as the log.
		if (chunk.length >= fullChunk) {
			await wait(performance.now() - begun, undefined, {signal});
		}
	}

	yield* cleanLines(splitter.end());
}

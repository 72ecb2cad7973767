import type {IncomingMessage} from 'node:http';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Connection} from '../connection/connection.ts';
import {cleanLogLine, isLogRefusal} from './pod-log.ts';

const silence = 5000;
/** A log may end in blank lines. */
const tailLines = 5;
const limitBytes = 16_384;
/** Characters of a line that are kept. */
const maxLength = 300;

/** As much of an answer as was asked for: whoever sends more is not read on. */
const beginning = async (response: IncomingMessage) => {
	let said = '';
	for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
		said += chunk;
		if (said.length >= limitBytes) {
			break;
		}
	}

	return said;
};

/**
 * The last line of a container's log that is not blank, of the run before where `isPrevious`, without what a terminal would
 * act on. undefined where there is none, or the node gives no log. Rejects with a ClusterError where it may not be read.
 */
export const lastLogLine = async (
	connection: Connection,
	{namespace, pod, container}: Target,
	isPrevious: boolean,
	signal: AbortSignal,
): Promise<string | undefined> => {
	const query = new URLSearchParams({container, tailLines: String(tailLines), limitBytes: String(limitBytes)});
	if (isPrevious) {
		query.set('previous', 'true');
	}

	const response = await connection.request({
		path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log?${query}`,
		action: {verb: 'get', resource: 'pods/log', namespace},
		silence,
		signal,
	});
	const lines = (await beginning(response)).split('\n');
	return lines.some(isLogRefusal)
		? undefined
		: lines
				.map(line => cleanLogLine(line).trim())
				.findLast(Boolean)
				?.slice(0, maxLength);
};

import {ClusterError, fromSocket} from '../errors.ts';
import {readBody} from './body.ts';
import type {Connection} from './connection.ts';

/** How many times as long as the server may be silent its whole answer may take: one that trickles would never end. */
const wholeFactor = 4;

/**
 * The answer to a request, as JSON. Rejects as the request does, with a ClusterError where it is too long or takes too long, and
 * with a SyntaxError where it is no JSON. `most` is in characters.
 */
export const readJson = async (
	connection: Connection,
	request: Parameters<Connection['request']>[0],
	most?: number,
): Promise<unknown> => {
	const limitMs = request.silence * wholeFactor;
	const late = AbortSignal.timeout(limitMs);
	const signal = AbortSignal.any([request.signal, late]);
	try {
		return JSON.parse(await readBody(await connection.request({...request, signal}), connection.server, most));
	} catch (error) {
		if (late.aborted && !request.signal.aborted && !(error instanceof ClusterError)) {
			const span = `${limitMs / 1000} s`;
			throw new ClusterError('timeout', `${connection.server} has not ended its answer within ${span}.`);
		}

		// What breaks off in the middle of a body is an error of the stream that is read.
		throw error instanceof SyntaxError ? error : fromSocket(error, connection.server);
	}
};

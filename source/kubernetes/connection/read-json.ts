import {readBody} from './body.ts';
import type {Connection} from './connection.ts';

/**
 * The answer to a request, as JSON. Rejects as the request does, with a ClusterError where it is too long, and with a
 * SyntaxError where it is no JSON. `most` is in characters.
 */
export const readJson = async (
	connection: Connection,
	request: Parameters<Connection['request']>[0],
	most?: number,
): Promise<unknown> => JSON.parse(await readBody(await connection.request(request), connection.server, most));

import WebSocket from 'ws';
import type {Connection} from '../connection/connection.ts';

/**
 * A WebSocket to the API server that acts as whom the connection acts as. Throws where it is `isOver`, so that nothing is
 * opened: credentials may have come too late.
 */
export const impersonatingSocket = (
	{impersonation}: Pick<Connection, 'impersonation'>,
	isOver: boolean,
	uri: string,
	protocols: string[],
	options: WebSocket.ClientOptions,
): WebSocket => {
	if (isOver) {
		throw new Error('cancelled');
	}

	return new WebSocket(uri, protocols, {
		...options,
		headers: {...options.headers, ...(impersonation as Record<string, string>)},
	});
};

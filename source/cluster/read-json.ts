import type {Connection} from './connection.ts';

/** The answer to a request, as JSON. Rejects as the request does, and with a SyntaxError where it is none. */
export const readJson = async (
	connection: Connection,
	request: Parameters<Connection['request']>[0],
): Promise<unknown> => {
	const chunks: string[] = [];
	for await (const chunk of (await connection.request(request)).setEncoding('utf8')) {
		chunks.push(chunk);
	}

	return JSON.parse(chunks.join(''));
};

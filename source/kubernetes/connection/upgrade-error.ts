import type {IncomingMessage} from 'node:http';
import {sanitise} from '../../text/sanitise.ts';
import {object, text} from '../wire/json.ts';
import {readBody} from './body.ts';

/** Characters of a Status. */
const most = 65_536;

const messageOf = (body: string) => {
	try {
		return sanitise(text(object(JSON.parse(body)).message));
	} catch {
		// Proxies in front of a server answer in plain text.
		return sanitise(body.trim().slice(0, 200));
	}
};

/** Why a server does not turn a request into a WebSocket: its status, and what its body says of it ('' for nothing). */
export const readUpgradeError = async (
	response: IncomingMessage,
): Promise<{readonly code: number; readonly message: string}> => {
	const body = await readBody(response, 'The API server', most);
	return {code: response.statusCode ?? 0, message: messageOf(body)};
};

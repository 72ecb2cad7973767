import {sanitise} from '../../text/sanitise.ts';
import {magic} from '../wire/envelope.ts';
import {statusAt, unwrap} from '../wire/status.ts';

/** What a Status in protobuf says; '' where it cannot be read. */
const fromProtobuf = (body: Buffer) => {
	try {
		return statusAt(body, unwrap(body, {start: 0, end: body.length})).message;
	} catch {
		return '';
	}
};

/**
 * What a server says in the body of an answer that is no success, safe to show: the message of a Status, which comes in protobuf
 * where that was asked for, or plain text, cut; '' for nothing and for HTML.
 */
export const statusMessage = (body: Buffer): string => {
	if (body.subarray(0, magic.length).equals(magic)) {
		return sanitise(fromProtobuf(body));
	}

	const text = body.toString();
	try {
		const {message} = JSON.parse(text) as {message?: unknown};
		return typeof message === 'string' ? sanitise(message) : '';
	} catch {
		// Paths that are not served, and proxies in front of a server, answer in plain text or HTML.
		return text.startsWith('<') ? '' : sanitise(text.trim().slice(0, 200));
	}
};

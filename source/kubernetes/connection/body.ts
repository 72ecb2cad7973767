import type {IncomingMessage} from 'node:http';
import {ClusterError} from '../errors.ts';

/** Characters of an answer that is read whole: an object of etcd's largest size, or a few thousand events. */
export const usualBody = 16 * 2 ** 20;
/** Bytes of an answer that nobody reads, after which its connection is not worth keeping. */
const unread = 65_536;

/**
 * The whole text of an answer. Rejects with a ClusterError once it is longer than so many characters, and reads no more of it;
 * `server` is who sent it.
 */
export const readBody = async (response: IncomingMessage, server: string, most = usualBody): Promise<string> => {
	const chunks: string[] = [];
	let size = 0;
	for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
		size += chunk.length;
		if (size > most) {
			// Leaving the loop closes the connection.
			throw new ClusterError(
				'malformed',
				`${server} answered with more than ${Math.round(most / 2 ** 20)} MB. The answer was not read.`,
			);
		}

		chunks.push(chunk);
	}

	return chunks.join('');
};

/** Lets an answer pass that nobody reads, so that its connection serves the next request; one without end is cut. */
export const discardBody = (response: IncomingMessage) => {
	let size = 0;
	// It may be given up meanwhile.
	response.on('error', () => {});
	response.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > unread) {
			response.destroy();
		}
	});
};

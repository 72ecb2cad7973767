import type {IncomingMessage} from 'node:http';
import {ClusterError} from '../errors.ts';
import type {Codec} from '../wire/codec.ts';

const mediaType = (response: IncomingMessage) => (response.headers['content-type'] ?? '').split(';')[0]!.trim();

/** The codec of what a server has answered in. Throws a ClusterError where that is none of `codecs`, which are by media type. */
export const chosenCodec = <T>(
	response: IncomingMessage,
	codecs: Readonly<Record<string, Codec<T>>>,
	server: string,
): Codec<T> => {
	const codec = codecs[mediaType(response)];
	if (codec === undefined) {
		throw new ClusterError('malformed', `${server} answered in ${mediaType(response) || 'no known format'}.`);
	}

	return codec;
};

import type {IncomingMessage} from 'node:http';
import {pipeline} from 'node:stream';
import {createGunzip} from 'node:zlib';

/** Bytes. A list of 150 MB in zlib's usual 16 KiB costs ten thousand turns of the event loop. */
const chunkSize = 131_072;

/** A response's body as it arrives, whether it was compressed or not. What breaks the response is thrown where it is read. */
export const decompressed = (response: IncomingMessage): AsyncIterable<Buffer> =>
	response.headers['content-encoding'] === 'gzip' ? pipeline(response, createGunzip({chunkSize}), () => {}) : response;

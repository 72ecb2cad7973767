import {ClusterError} from '../errors.ts';
import type {WatchEvent, WatchReader} from './codec.ts';
import {refuseEndless} from './endless.ts';
import {type Json, number, object, text} from './json.ts';

const newline = 0x0a;

const event = <T>(line: string, decode: (value: Json) => T): WatchEvent<T> | undefined => {
	const frame = object(JSON.parse(line));
	const subject = frame.object;
	const resourceVersion = text(object(object(subject).metadata).resourceVersion);
	switch (frame.type) {
		case 'ADDED':
		case 'MODIFIED': {
			return {type: 'upsert', record: decode(subject), resourceVersion};
		}

		case 'DELETED': {
			return {type: 'delete', record: decode(subject), resourceVersion};
		}

		case 'BOOKMARK': {
			return {type: 'bookmark', resourceVersion};
		}

		case 'ERROR': {
			return {type: 'error', code: number(object(subject).code), message: text(object(subject).message)};
		}

		default: {
			return undefined;
		}
	}
};

/** Reads a watch of newline-separated JSON frames, in pieces of any size. */
export const jsonWatch = <T>(decode: (value: Json) => T): WatchReader<T> => {
	let pending: Buffer[] = [];
	let size = 0;
	return {
		push(chunk) {
			const events: Array<WatchEvent<T>> = [];
			let start = 0;
			for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
				const line = Buffer.concat([...pending, chunk.subarray(start, end)]).toString();
				pending = [];
				size = 0;
				start = end + 1;
				try {
					const read = line.trim() === '' ? undefined : event(line, decode);
					if (read) {
						events.push(read);
					}
				} catch (error) {
					throw new ClusterError('malformed', 'The API server sent a watch frame that is not JSON.', {cause: error});
				}
			}

			if (start < chunk.length) {
				// A copy, so that a small rest does not keep a large chunk alive.
				pending.push(Buffer.from(chunk.subarray(start)));
				size += chunk.length - start;
				refuseEndless(size);
			}

			return events;
		},
	};
};

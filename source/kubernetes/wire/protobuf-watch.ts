import type {WatchEvent, WatchReader} from './codec.ts';
import {refuseEndless} from './endless.ts';
import {malformed, objectVersionAt} from './envelope.ts';
import {eachField} from './protobuf.ts';
import type {Decode} from './protobuf-list.ts';
import {type Range, statusAt, unwrap} from './status.ts';
import {rawAt} from './strings.ts';

/** Bytes of a frame's length, big endian. */
const lengthBytes = 4;

/** A metav1.WatchEvent: type 1, object 2 as RawExtension {raw 1}. It has no magic of its own, its object has. */
const eventAt = <T>(bytes: Buffer, frame: Range, decode: Decode<T>): WatchEvent<T> | undefined => {
	let type = '';
	const wrapped = {start: frame.end, end: frame.end};
	eachField(bytes, frame.start, frame.end, (field, from, to) => {
		if (field === 1) {
			type = rawAt(bytes, from, to);
		} else if (field === 2) {
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				if (inner === 1) {
					wrapped.start = innerStart;
					wrapped.end = innerEnd;
				}
			});
		}
	});
	const object = unwrap(bytes, wrapped);
	switch (type) {
		case 'ADDED':
		case 'MODIFIED':
		case 'DELETED': {
			return {
				type: type === 'DELETED' ? 'delete' : 'upsert',
				record: decode(bytes, object.start, object.end),
				resourceVersion: objectVersionAt(bytes, object.start, object.end),
			};
		}

		case 'BOOKMARK': {
			return {type: 'bookmark', resourceVersion: objectVersionAt(bytes, object.start, object.end)};
		}

		case 'ERROR': {
			return {type: 'error', ...statusAt(bytes, object)};
		}

		default: {
			return undefined;
		}
	}
};

/** Reads a watch of length-prefixed frames, in pieces of any size. */
export const protobufWatch = <T>(decode: Decode<T>): WatchReader<T> => {
	let rest: Buffer = Buffer.alloc(0);
	return {
		push(chunk) {
			const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
			const events: Array<WatchEvent<T>> = [];
			let offset = 0;
			while (offset + lengthBytes <= bytes.length) {
				const start = offset + lengthBytes;
				const end = start + bytes.readUInt32BE(offset);
				if (end > bytes.length) {
					refuseEndless(end - start);
					break;
				}

				try {
					const event = eventAt(bytes, {start, end}, decode);
					if (event !== undefined) {
						events.push(event);
					}
				} catch (error) {
					throw malformed(error);
				}

				offset = end;
			}

			// A copy, so that a small rest does not keep a large chunk alive.
			rest = Buffer.from(bytes.subarray(offset));
			return events;
		},
	};
};

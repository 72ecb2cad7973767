import {ClusterError} from '../errors.ts';
import type {ListEnd, ListReader} from './codec.ts';
import {refuseEndless} from './endless.ts';
import {magic, malformed, rawField} from './envelope.ts';
import {eachField, headAt} from './protobuf.ts';
import {rawAt} from './strings.ts';

/** Makes a record of the message between two offsets. */
export type Decode<T> = (bytes: Buffer, start: number, end: number) => T;

const empty = Buffer.alloc(0);

/** A ListMeta: resourceVersion 2, continue 3. */
const listMetaAt = (bytes: Buffer, start: number, end: number): ListEnd => {
	let resourceVersion = '';
	let next = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 2) {
			resourceVersion = rawAt(bytes, from, to);
		} else if (field === 3) {
			next = rawAt(bytes, from, to);
		}
	});
	return {resourceVersion, next};
};

/**
 * Reads a protobuf list while it arrives. The body is the magic, then runtime.Unknown {typeMeta 1, raw 2, …}, and raw is
 * the list {ListMeta 1, items 2*}. Each element is decoded in place, in the chunk it came in; only one that straddles
 * two chunks is put together.
 */
export const protobufList = <T>(decode: Decode<T>): ListReader<T> => {
	/** What has not arrived whole yet. */
	let rest: Buffer = empty;
	/** Bytes taken so far, and where the list ends; lengths go past 2^31. */
	let taken = 0;
	let listEnd: number | undefined;
	let hasMagic = false;
	let meta: ListEnd | undefined;

	const isInList = () => listEnd !== undefined && taken < listEnd;

	/** Takes one field at an offset; returns where it ends, or undefined while it has not arrived. */
	const step = (bytes: Buffer, offset: number, records: T[]): number | undefined => {
		const head = headAt(bytes, offset);
		if (head === undefined) {
			return undefined;
		}

		if (head.wire === 0) {
			return head.start;
		}

		if (head.wire !== 2) {
			throw malformed();
		}

		if (!isInList() && head.field === rawField && listEnd === undefined) {
			listEnd = taken + (head.start - offset) + head.length;
			return head.start;
		}

		const end = head.start + head.length;
		if (end > bytes.length) {
			refuseEndless(head.length);
			return undefined;
		}

		if (isInList() && head.field === 1) {
			meta = listMetaAt(bytes, head.start, end);
		} else if (isInList() && head.field === 2) {
			records.push(decode(bytes, head.start, end));
		}

		return end;
	};

	return {
		push(chunk) {
			const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
			const records: T[] = [];
			let offset = 0;
			if (!hasMagic && bytes.length >= magic.length) {
				if (!bytes.subarray(0, magic.length).equals(magic)) {
					throw malformed();
				}

				hasMagic = true;
				offset = magic.length;
				taken = magic.length;
			}

			try {
				while (hasMagic && offset < bytes.length) {
					const end = step(bytes, offset, records);
					if (end === undefined) {
						break;
					}

					taken += end - offset;
					offset = end;
				}
			} catch (error) {
				throw error instanceof ClusterError ? error : malformed(error);
			}

			// A copy, so that a small rest does not keep a large chunk alive.
			rest = offset === bytes.length ? empty : Buffer.from(bytes.subarray(offset));
			return records;
		},

		end() {
			if (meta === undefined || rest.length > 0 || isInList()) {
				throw malformed();
			}

			return meta;
		},
	};
};

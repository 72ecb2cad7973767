/**
 * What is called for each field of a message: its number, where its bytes begin and end, and its value where it is a
 * varint (0 elsewhere).
 */
export type Visit = (field: number, start: number, end: number, value: number) => void;

/** Where the last varint ended. Reading is synchronous, and nothing reads it later than the next line. */
let at = 0;

/**
 * Reads a varint. Exact up to 2^53; a negative int32 takes ten bytes, of which the low 32 bits are the number
 * (protobuf encoding, "More Integer Types").
 */
const varint = (bytes: Buffer, start: number): number => {
	let byte = bytes[start]!;
	if (byte < 0x80) {
		at = start + 1;
		return byte;
	}

	let low = byte & 0x7f;
	let shift = 7;
	let position = start + 1;
	for (; shift < 28; shift += 7) {
		byte = bytes[position++]!;
		low |= (byte & 0x7f) << shift;
		if (byte < 0x80) {
			at = position;
			return low;
		}
	}

	let high = 0;
	let scale = 1;
	do {
		byte = bytes[position++]!;
		high += (byte & 0x7f) * scale;
		scale *= 128;
	} while (byte >= 0x80);

	at = position;
	return position - start === 10 ? low | ((high % 16) << 28) : low + high * 2 ** 28;
};

/** Calls `visit` for every field of the message between two offsets. Unknown fields cost a step, not a read. */
export const eachField = (bytes: Buffer, start: number, end: number, visit: Visit) => {
	let position = start;
	while (position < end) {
		const tag = varint(bytes, position);
		const field = tag >>> 3;
		switch (tag & 7) {
			case 0: {
				const from = at;
				const value = varint(bytes, from);
				position = at;
				visit(field, from, position, value);
				break;
			}

			case 2: {
				const length = varint(bytes, at);
				const from = at;
				position = from + length;
				visit(field, from, position, 0);
				break;
			}

			case 1: {
				position = at + 8;
				break;
			}

			case 5: {
				position = at + 4;
				break;
			}

			default: {
				throw new RangeError(`wire type ${tag & 7}`);
			}
		}
	}

	if (position !== end) {
		throw new RangeError('a field longer than its message');
	}
};

/** A field's tag and length, read from bytes that may end in the middle of them. */
export type Head = {readonly field: number; readonly wire: number; readonly length: number; readonly start: number};

/** Longest tag and length of one field. */
const longestHead = 15;

/** Whether a varint that begins at an offset is there to its end. */
const isWhole = (bytes: Buffer, start: number) => {
	for (let position = start; position < bytes.length; position++) {
		if (bytes[position]! < 0x80) {
			return true;
		}
	}

	return false;
};

/** The head of the field at an offset; undefined while it has not arrived whole. For a varint, `length` is its value and `start` its end. */
export const headAt = (bytes: Buffer, offset: number): Head | undefined => {
	if (!isWhole(bytes.subarray(0, offset + longestHead), offset)) {
		return undefined;
	}

	const tag = varint(bytes, offset);
	const afterTag = at;
	if (!isWhole(bytes.subarray(0, afterTag + longestHead), afterTag)) {
		return undefined;
	}

	const length = varint(bytes, afterTag);
	return {field: tag >>> 3, wire: tag & 7, length, start: at};
};

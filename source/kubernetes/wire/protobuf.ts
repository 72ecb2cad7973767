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

/** Takes a field's bytes between two offsets, or its value where it is a varint, into what its message is read into. */
export type Take<Target> = (target: Target, bytes: Buffer, start: number, end: number, varint: number) => void;

/** The end of a field that is not read: `start` is behind its tag. Throws a RangeError on a wire type that no API object has. */
const skipped = (wire: number, start: number): number => {
	if (wire === 1) {
		return start + 8;
	}

	if (wire === 5) {
		return start + 4;
	}

	throw new RangeError(`wire type ${wire}`);
};

const checkEnd = (position: number, end: number) => {
	if (position !== end) {
		throw new RangeError('a field longer than its message');
	}
};

/** Calls `visit` for every field of the message between two offsets. Unknown fields cost a step, not a read. */
export const eachField = (bytes: Buffer, start: number, end: number, visit: Visit) => {
	let position = start;
	while (position < end) {
		const tag = varint(bytes, position);
		const wire = tag & 7;
		const from = at;
		if (wire === 2) {
			const length = varint(bytes, from);
			position = at + length;
			visit(tag >>> 3, position - length, position, 0);
		} else if (wire === 0) {
			const value = varint(bytes, from);
			position = at;
			visit(tag >>> 3, from, position, value);
		} else {
			position = skipped(wire, from);
		}
	}

	checkEnd(position, end);
};

/** Reads the message between two offsets into a target, by what takes each field of a number; others cost a step. */
export const readFields = <Target>(
	bytes: Buffer,
	start: number,
	end: number,
	takes: ReadonlyArray<Take<Target> | undefined>,
	target: Target,
) => {
	let position = start;
	while (position < end) {
		const tag = varint(bytes, position);
		const wire = tag & 7;
		const from = at;
		const take = takes[tag >>> 3];
		if (wire === 2) {
			const length = varint(bytes, from);
			position = at + length;
			take?.(target, bytes, position - length, position, 0);
		} else if (wire === 0) {
			const value = varint(bytes, from);
			position = at;
			take?.(target, bytes, from, position, value);
		} else {
			position = skipped(wire, from);
		}
	}

	checkEnd(position, end);
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

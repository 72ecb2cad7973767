import {sanitise} from '../../text/sanitise.ts';

/** Buffer's own readers behind `toString`, without its checks of arguments: they are called a million times a list. */
type Slicing = Buffer & {
	latin1Slice(start: number, end: number): string;
	utf8Slice(start: number, end: number): string;
};

/** The bytes between two offsets as they are, one character each: keys, and what the API allows only ASCII in. */
export const rawAt = (bytes: Buffer, start: number, end: number) => (bytes as Slicing).latin1Slice(start, end);

/** A power of two; one slot is a pointer. */
const slots = 131_072;
/** Longer ones are messages, and mostly unique. */
const longest = 64;

/**
 * Strings by a hash of their bytes: the same few thousand names, labels and images come again and again, and are kept
 * once. A fixed table that overwrites on a collision: bounded, and nothing is ever wrong, only kept twice.
 */
const table: Array<string | undefined> = new Array(slots);

/** FNV-1a of the bytes between two offsets, 32 bits. */
export const hashAt = (bytes: Buffer, start: number, end: number) => {
	let hash = 0x811c9dc5;
	for (let index = start; index < end; index++) {
		hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
	}

	return hash ^ (hash >>> 15);
};

/** Whether a text has these bytes, one character each. */
export const isEqualAt = (known: string, bytes: Buffer, start: number, end: number) => {
	if (known.length !== end - start) {
		return false;
	}

	for (let index = 0; index < known.length; index++) {
		if (known.charCodeAt(index) !== bytes[start + index]) {
			return false;
		}
	}

	return true;
};

/** The text between two offsets, made safe to draw, the same object for the same bytes where it is short. */
export const textAt = (bytes: Buffer, start: number, end: number): string => {
	if (start === end) {
		return '';
	}

	if (end - start > longest) {
		return sanitise((bytes as Slicing).utf8Slice(start, end));
	}

	const slot = hashAt(bytes, start, end) & (slots - 1);
	const known = table[slot];
	if (known !== undefined && isEqualAt(known, bytes, start, end)) {
		return known;
	}

	const made = sanitise((bytes as Slicing).utf8Slice(start, end));
	table[slot] = made;
	return made;
};

import {hashAt, isEqualAt, rawAt} from './strings.ts';

/** Keys kept before everything is forgotten: only sharing is lost then. */
const limit = 20_000;

/**
 * Keeps one object for equal bytes. The pods of a Deployment have the same labels, containers and conditions: shared,
 * they take a fifth of the memory, and fewer objects are made. Records are immutable, so that sharing is safe.
 */
export const createShare = <T>() => {
	let known = new Map<string, T>();
	return (key: string, make: () => T): T => {
		const found = known.get(key);
		if (found !== undefined) {
			return found;
		}

		if (known.size >= limit) {
			known = new Map();
		}

		const made = make();
		known.set(key, made);
		return made;
	};
};

/**
 * The same for the bytes between two offsets, which are looked up without being made a string. Of two with the same hash
 * the later one is kept: nothing is ever wrong, only made twice.
 */
export const createByteShare = <T>() => {
	let known = new Map<number, {readonly bytes: string; readonly value: T}>();
	return (bytes: Buffer, start: number, end: number, make: () => T): T => {
		// As many bits as are a key without an allocation.
		const hash = hashAt(bytes, start, end) & 0x3fffffff;
		const found = known.get(hash);
		if (found !== undefined && isEqualAt(found.bytes, bytes, start, end)) {
			return found.value;
		}

		if (known.size >= limit) {
			known = new Map();
		}

		const value = make();
		known.set(hash, {bytes: rawAt(bytes, start, end), value});
		return value;
	};
};

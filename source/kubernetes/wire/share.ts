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

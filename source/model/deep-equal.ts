/**
 * Whether two records say the same. A server sends an object again when anything in it changes, a heartbeat in an
 * annotation say: what svctop keeps of it is often the same as before, and then nothing needs to be joined or drawn.
 */
export const isDeepEqual = (a: unknown, b: unknown): boolean => {
	if (Object.is(a, b)) {
		return true;
	}

	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
		return false;
	}

	if (Array.isArray(a)) {
		return Array.isArray(b) && a.length === b.length && a.every((each, index) => isDeepEqual(each, b[index]));
	}

	if (a instanceof Map) {
		return (
			b instanceof Map &&
			a.size === b.size &&
			[...a].every(([key, each]) => b.has(key) && isDeepEqual(each, b.get(key)))
		);
	}

	const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length && keys.every(key => key in right && isDeepEqual(left[key], right[key]))
	);
};

/** Whether two lists hold the same objects, in the same order. */
export const isShallowEqual = <T>(a: readonly T[], b: readonly T[]) =>
	a.length === b.length && a.every((each, index) => each === b[index]);

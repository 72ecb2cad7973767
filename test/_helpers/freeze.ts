/** Freezes everything in it, so that who changes what it was handed throws. */
export const freeze = <T>(value: T): T => {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const each of value instanceof Map ? value.values() : Object.values(value)) {
			freeze(each);
		}
	}

	return value;
};

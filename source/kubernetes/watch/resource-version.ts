/**
 * Whether a resourceVersion is from before another one. Those of one server are numbers that only grow (kubernetes/enhancements
 * 5504); of what is no number nothing is known.
 */
export const isOlder = (one: string, other: string): boolean => {
	if (!/^\d+$/.test(one) || !/^\d+$/.test(other)) {
		return false;
	}

	return one.length === other.length ? one < other : one.length < other.length;
};

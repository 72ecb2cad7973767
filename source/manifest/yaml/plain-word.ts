const words: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
	...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
	...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true] as const),
	...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false] as const),
	...['.nan', '.NaN', '.NAN'].map(word => [word, Number.NaN] as const),
	...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Number.POSITIVE_INFINITY] as const),
	...['-.inf', '-.Inf', '-.INF'].map(word => [word, Number.NEGATIVE_INFINITY] as const),
]);

const mayBeNumber = /^[-+.\d]/;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]|$)/;
const integer = /^([-+]?)0([xX][\da-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** An integer with a prefix: 0x1f, 0o17, 0b11, and 017, which is octal too. */
const prefixed = (sign: string, digits: string) => {
	const value = Number(/^[xXoObB]/.test(digits) ? `0${digits}` : `0o${digits}`);
	return sign === '-' ? -value : value;
};

/**
 * What an unquoted word stands for where kubectl reads it: YAML 1.1 as go-yaml v2 has it (resolve.go). `yes` and `on` are
 * true, 010 is eight, 1_000 a thousand; 12:30 and dates stay texts.
 */
export const wordValue = (word: string): unknown => {
	const known = words.get(word);
	if (known !== undefined) {
		return known;
	}

	if (!mayBeNumber.test(word) || date.test(word)) {
		return word;
	}

	// A point first: no underscores then.
	const digits = word.startsWith('.') ? word : word.replaceAll('_', '');
	const [, sign, prefixedDigits] = integer.exec(digits) ?? [];
	if (prefixedDigits !== undefined) {
		return prefixed(sign!, prefixedDigits);
	}

	return decimal.test(digits) ? Number(digits) : word;
};

/** Cells that a row has for a cause on a screen of 160 columns. */
export const longestCause = 83;

const cutTo = (text: string, length: number) => {
	if (text.length <= length) {
		return text;
	}

	// A name differs from others at its end as often as at its beginning; a sentence says what matters first.
	const tail = text.includes(' ') ? 0 : Math.floor((length - 1) / 2);
	return `${text.slice(0, length - 1 - tail)}…${text.slice(text.length - tail)}`;
};

/** The most characters a value may have so that all of them fit into `room`. */
const limitFor = (values: readonly string[], room: number) => {
	let limit = Math.max(...values.map(({length}) => length));
	while (limit > 1 && values.reduce((sum, {length}) => sum + Math.min(length, limit), 0) > room) {
		limit--;
	}

	return limit;
};

/**
 * A cause that a row has room for: a template whose longest values are shortened until it fits, names in the middle and
 * sentences at the end. What is left out stands in the evidence.
 */
export const causeText = (texts: TemplateStringsArray, ...values: ReadonlyArray<string | number>): string => {
	const all = values.map(String);
	const room = longestCause - texts.reduce((sum, {length}) => sum + length, 0);
	const limit = limitFor(all, room);
	return texts.map((text, index) => text + cutTo(all[index] ?? '', limit)).join('');
};

/** A cause with a remark after it, as far as a row has room for it. The evidence has the remark at length. */
export const withRemark = (cause: string, remark: string) =>
	cause.length + remark.length > longestCause ? cause : cause + remark;

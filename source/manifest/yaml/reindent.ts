/** Where a quoted text that begins at `start` ends; undefined where it does not. */
const behindQuote = (text: string, start: number): number | undefined => {
	const quote = text[start];
	for (let at = start + 1; at < text.length; at++) {
		if (quote === '"' && text[at] === '\\') {
			at++;
		} else if (text[at] === quote) {
			if (quote === '"' || text[at + 1] !== quote) {
				return at + 1;
			}

			at++;
		}
	}

	return undefined;
};

/** Where a list or mapping in brackets that begins at `start` ends; undefined where it does not. */
const behindBrackets = (text: string, start: number): number | undefined => {
	let depth = 0;
	for (let at = start; at < text.length; at++) {
		const sign = text[at]!;
		const isAtStart = /[\s,:[{]/.test(text[at - 1] ?? ' ');
		if (isAtStart && (sign === '"' || sign === "'")) {
			const end = behindQuote(text, at);
			if (end === undefined) {
				return undefined;
			}

			at = end - 1;
		} else if (sign === '#' && isAtStart) {
			const end = text.indexOf('\n', at);
			at = end === -1 ? text.length : end;
		} else if (sign === '[' || sign === '{') {
			depth++;
		} else if (sign === ']' || sign === '}') {
			depth--;
			if (depth === 0) {
				return at + 1;
			}
		}
	}

	return undefined;
};

/**
 * The text with the further lines of a quoted text, or of a list or mapping in brackets, moved further in than where it
 * begins, at `start`: kubectl lets them stand as far out as they like, the specification does not (YAML 1.2, 7.3 and 7.4).
 * Lines stay what they are. undefined where it ends before `behind`, or not at all, or where nothing had to be moved.
 */
export const reindented = (text: string, start: number, behind: number): string | undefined => {
	const end = /["']/.test(text[start]!) ? behindQuote(text, start) : behindBrackets(text, start);
	const firstEnd = text.indexOf('\n', start);
	if (end === undefined || end <= behind || firstEnd === -1 || firstEnd > end) {
		return undefined;
	}

	const column = start - text.lastIndexOf('\n', start) - 1;
	const moved = text
		.slice(firstEnd, end)
		.replaceAll(/\n( *)(?=[^\s])/g, (line, spaces: string) =>
			spaces.length > column ? line : `\n${' '.repeat(column + 1)}${spaces}`,
		);
	const made = text.slice(0, firstEnd) + moved + text.slice(end);
	return made === text ? undefined : made;
};

/** Levels that Kubernetes' own decoder goes down (encoding/json: maxNestingDepth). */
export const deepestJson = 10_000;

const opening = new Set('[{');
const closing = new Set(']}');

/** Where a text of JSON goes further down than that; undefined where it does not. Brackets within texts are no levels. */
export const tooDeepAt = (text: string): number | undefined => {
	let depth = 0;
	const token = /"(?:[^"\\]|\\.)*"|[[{\]}]/gs;
	for (let match = token.exec(text); match !== null; match = token.exec(text)) {
		const [sign] = match;
		depth += opening.has(sign) ? 1 : closing.has(sign) ? -1 : 0;
		if (depth > deepestJson) {
			return match.index;
		}
	}

	return undefined;
};

/** Whether a text could: a count that takes no time. */
export const mayBeTooDeep = (text: string): boolean => {
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		// [ and {, ] and }.
		count += code === 91 || code === 123 ? 1 : code === 93 || code === 125 ? -1 : 0;
		if (count > deepestJson) {
			return true;
		}
	}

	return false;
};

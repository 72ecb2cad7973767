import {linesIn} from './text-position.ts';

/** A document of a stream: its text with the columns it has there, and the lines before it. */
export type JsonDocument = {readonly text: string; readonly linesBefore: number; readonly value: unknown};

/** Columns that are kept: a stream on one line would be as many times its length. */
const widest = 1000;

/** Where the object or list that begins at `at` ends; undefined where it does not. */
const behindJson = (text: string, at: number): number | undefined => {
	const token = /["{}[\]]/g;
	const stringEnd = /(?<!\\)(?:\\\\)*"/g;
	token.lastIndex = at;
	let depth = 0;
	for (let match = token.exec(text); match !== null; match = token.exec(text)) {
		if (match[0] === '"') {
			stringEnd.lastIndex = match.index + 1;
			if (stringEnd.exec(text) === null) {
				return undefined;
			}

			token.lastIndex = stringEnd.lastIndex;
		} else {
			depth += match[0] === '{' || match[0] === '[' ? 1 : -1;
			if (depth === 0) {
				return token.lastIndex;
			}
		}
	}

	return undefined;
};

/**
 * The objects of a text that holds one JSON object behind the other, as kubectl takes them; undefined where it holds
 * anything else, or one that is broken.
 */
export const jsonStream = (text: string): readonly JsonDocument[] | undefined => {
	const documents: JsonDocument[] = [];
	let linesBefore = 0;
	let lineStart = 0;
	let counted = 0;
	for (let at = text.search(/\S/); at !== -1 && at < text.length; ) {
		const end = text[at] === '{' ? behindJson(text, at) : undefined;
		if (end === undefined) {
			return undefined;
		}

		const lines = linesIn(text, counted, at);
		linesBefore += lines;
		lineStart = lines > 0 ? text.lastIndexOf('\n', at) + 1 : lineStart;
		counted = at;
		const own = text.slice(at, end);
		const column = Math.min(at - lineStart, widest);
		try {
			documents.push({text: `${' '.repeat(column)}${own}`, linesBefore, value: JSON.parse(own)});
		} catch {
			return undefined;
		}

		const space = /\s*/y;
		space.lastIndex = end;
		space.exec(text);
		at = space.lastIndex;
	}

	return documents;
};

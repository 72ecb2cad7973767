const behindSpace = (text: string, at: number) => {
	let end = at;
	while (/\s/.test(text[end] ?? '')) {
		end++;
	}

	return end;
};

const behindString = (text: string, at: number) => {
	let end = at + 1;
	while (text[end] !== '"') {
		end += text[end] === '\\' ? 2 : 1;
	}

	return end + 1;
};

const opens = (character: string | undefined) => character === '{' || character === '[';
const closes = (character: string | undefined) => character === '}' || character === ']';

const behindValue = (text: string, at: number) => {
	let end = at;
	if (!opens(text[at]) && text[at] !== '"') {
		while (/[\w.+-]/.test(text[end] ?? '')) {
			end++;
		}

		return end;
	}

	let depth = 0;
	do {
		const character = text[end];
		depth += opens(character) ? 1 : closes(character) ? -1 : 0;
		end = character === '"' ? behindString(text, end) : end + 1;
	} while (depth > 0);

	return end;
};

/** Keys of what an object or list holds, and where the values begin. Any other value holds nothing. */
export function* jsonEntries(text: string, at: number): Generator<readonly [string | number, number]> {
	if (!opens(text[at])) {
		return;
	}

	const isObject = text[at] === '{';
	let next = behindSpace(text, at + 1);
	for (let index = 0; !closes(text[next]); index++) {
		let key: string | number = index;
		if (isObject) {
			const end = behindString(text, next);
			key = JSON.parse(text.slice(next, end)) as string;
			next = behindSpace(text, behindSpace(text, end) + 1);
		}

		yield [key, next];
		next = behindSpace(text, behindValue(text, next));
		next = text[next] === ',' ? behindSpace(text, next + 1) : next;
	}
}

/**
 * Where the value at a path begins in a text that is known to be JSON, or the nearest thing around it that is there.
 * The path begins with the value at `start`.
 */
export const jsonOffset = (
	text: string,
	path: ReadonlyArray<string | number>,
	start = behindSpace(text, 0),
): number => {
	const [key, ...others] = path;
	for (const [name, offset] of key === undefined ? [] : jsonEntries(text, start)) {
		if (name === key) {
			return jsonOffset(text, others, offset);
		}
	}

	return start;
};

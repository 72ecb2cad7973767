import {wordValue} from './plain-word.ts';

/** Thrown at what is not plain: the YAML parser has to read it. */
export class Unusual extends Error {}

/** A quoted text without escapes, at the place of the search. */
const quoted = /"([^"\\]*)"|'([^']*)'/y;
/** An unquoted word between brackets. */
const flowWord = /[\w/.][\w/.-]*|-[\w.]+/y;
const comment = /^ *(?: #.*)?$/;

/** A value in brackets from `at` on, and where it ends. */
const flow = (text: string, at: number): {readonly value: unknown; readonly end: number} => {
	const behindSpace = (from: number) => {
		let end = from;
		while (text[end] === ' ') {
			end++;
		}

		return end;
	};
	const word = (from: number): {readonly value: unknown; readonly end: number} => {
		quoted.lastIndex = from;
		const [all, double, single] = quoted.exec(text) ?? [];
		if (all !== undefined) {
			return {value: double ?? single, end: from + all.length};
		}

		flowWord.lastIndex = from;
		const [plain] = flowWord.exec(text) ?? [];
		const end = from + (plain?.length ?? 0);
		// More than one word, or a sign that may mean something.
		if (plain === undefined || !/^ *(?:[,\]}]|: )/.test(text.slice(end, end + 100))) {
			throw new Unusual();
		}

		return {value: wordValue(plain), end};
	};

	const opening = text[at];
	if (opening !== '[' && opening !== '{') {
		return word(at);
	}

	const list: unknown[] = [];
	const map: Record<string, unknown> = {};
	let next = behindSpace(at + 1);
	const closing = opening === '[' ? ']' : '}';
	while (text[next] !== closing) {
		if (opening === '{') {
			const {value: key, end} = word(next);
			if (typeof key !== 'string' || Object.hasOwn(map, key) || key === '__proto__' || !text.startsWith(': ', end)) {
				throw new Unusual();
			}

			const {value, end: behind} = flow(text, behindSpace(end + 1));
			map[key] = value;
			next = behindSpace(behind);
		} else {
			const {value, end} = flow(text, next);
			list.push(value);
			next = behindSpace(end);
		}

		if (text[next] === ',') {
			next = behindSpace(next + 1);
		} else if (text[next] !== closing) {
			throw new Unusual();
		}
	}

	return {value: opening === '[' ? list : map, end: next + 1};
};

/** Signs with which no word begins, or which mean more than themselves. */
const indicators = '&*!|>%@`?,]}#:';

/** The value of one line behind its key or dash, without what stands around it. Throws Unusual. */
export const plainScalar = (text: string): unknown => {
	const [first = ''] = text;
	if ('"\'[{'.includes(first)) {
		const {value, end} = flow(text, 0);
		if (!comment.test(text.slice(end))) {
			throw new Unusual();
		}

		return value;
	}

	if (indicators.includes(first) || text.startsWith('- ') || text === '-') {
		throw new Unusual();
	}

	const end = text.indexOf(' #');
	const word = (end === -1 ? text : text.slice(0, end)).trimEnd();
	if (word.includes(': ') || word.endsWith(':')) {
		throw new Unusual();
	}

	return wordValue(word);
};

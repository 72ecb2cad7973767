import {plainScalar, Unusual} from './plain-scalar.ts';

type Line = {readonly indentation: number; readonly content: string; readonly number: number};

/** A key with a space or nothing behind its colon. */
const entry = /^(?:([A-Za-z_][\w./-]*)|"([^"\\]+)"|'([^']+)'):(?: +(.*))?$/;
const dash = /^-(?: +(.*))?$/;
const isNothing = (text: string) => text === '' || text.startsWith('#');
/** Keys that are no text, and those that mean something to YAML or to JavaScript. */
const refused = /^(?:y|n|yes|no|on|off|true|false|null|__proto__)$/i;

const indentationOf = (line: string) => {
	let width = 0;
	while (line.charCodeAt(width) === 32) {
		width++;
	}

	return width;
};

const read = (text: string): unknown => {
	const lines = text.split('\n');
	let next = 0;
	let peeked: Line | undefined;

	/** The next line that is more than a comment; undefined at the end. */
	const peek = (): Line | undefined => {
		while (peeked === undefined && next < lines.length) {
			const line = lines[next]!;
			const indentation = indentationOf(line);
			const content = line.slice(indentation).trimEnd();
			if (!isNothing(content)) {
				peeked = {indentation, content, number: next};
			}

			next++;
		}

		return peeked;
	};

	const take = () => {
		peeked = undefined;
	};

	/** The lines of a literal text (`|`), which stand further in than `outer`. */
	const literal = (outer: number, isStripped: boolean): string => {
		const start = next;
		const width = indentationOf(lines[start] ?? '');
		if (width <= outer || (lines[start] ?? '').trim() === '') {
			throw new Unusual();
		}

		const texts: string[] = [];
		for (; next < lines.length; next++) {
			const line = lines[next]!;
			const isBlank = line.trim() === '';
			const indentation = indentationOf(line);
			if (!isBlank && indentation <= outer) {
				break;
			}

			// Spaces of a blank line may belong to the text, and a line further out is a mistake.
			if (isBlank ? line !== '' : indentation < width) {
				throw new Unusual();
			}

			texts.push(line.slice(width));
		}

		return `${texts.join('\n').replace(/\n+$/, '')}${isStripped ? '' : '\n'}`;
	};

	const valueBehind = (rest: string, indentation: number, isInMap: boolean): unknown => {
		if (rest === '|' || rest === '|-') {
			return literal(indentation, rest === '|-');
		}

		if (!isNothing(rest)) {
			return plainScalar(rest);
		}

		const line = peek();
		const isNested =
			line !== undefined &&
			(line.indentation > indentation || (isInMap && line.indentation === indentation && dash.test(line.content)));
		return isNested ? block(line) : null;
	};

	const mapping = (indentation: number): unknown => {
		const map: Record<string, unknown> = {};
		for (let line = peek(); line?.indentation === indentation; line = peek()) {
			const [, plain, double, single, rest = ''] = entry.exec(line.content) ?? [];
			const key = plain ?? double ?? single;
			if (key === undefined || refused.test(key) || Object.hasOwn(map, key)) {
				throw new Unusual();
			}

			take();
			map[key] = valueBehind(rest, indentation, true);
		}

		return map;
	};

	const sequence = (indentation: number): unknown => {
		const list: unknown[] = [];
		for (let line = peek(); line?.indentation === indentation; line = peek()) {
			const [, rest] = dash.exec(line.content) ?? [];
			if (rest === undefined && line.content !== '-') {
				break;
			}

			take();
			if (rest !== undefined && entry.test(rest)) {
				const inner = indentation + line.content.length - rest.length;
				peeked = {indentation: inner, content: rest, number: line.number};
				list.push(mapping(inner));
			} else {
				list.push(valueBehind(rest ?? '', indentation, false));
			}
		}

		return list;
	};

	const block = ({indentation, content}: Line): unknown => {
		const value = dash.test(content) ? sequence(indentation) : mapping(indentation);
		// What stands further in here belongs to no value, or goes on with one.
		if ((peek()?.indentation ?? -1) > indentation) {
			throw new Unusual();
		}

		return value;
	};

	if (peek()?.content.startsWith('---')) {
		if (!/^---(?: +#.*)?$/.test(lines[peeked!.number]!.trimEnd())) {
			throw new Unusual();
		}

		take();
	}

	const first = peek();
	if (first === undefined || dash.test(first.content)) {
		throw new Unusual();
	}

	const value = block(first);
	if (peek() !== undefined) {
		throw new Unusual();
	}

	return value;
};

/**
 * Reads the YAML that most manifests are written in, ten times as fast as the parser: mappings and lists in block style,
 * words, numbers, texts on one line, literal texts. undefined for anything else, mistakes included: the parser has the
 * say on these, and on where they are.
 */
export const parsePlainYaml = (text: string): unknown => {
	// Control characters are for the parser to refuse.
	if (/[\u0000-\u0009\u000b-\u001f\u007f\ufffe\uffff]/.test(text)) {
		return undefined;
	}

	try {
		return read(text);
	} catch (error) {
		// Nested deeper than there is room for.
		if (error instanceof Unusual || error instanceof RangeError) {
			return undefined;
		}

		throw error;
	}
};

import {LineCounter, parseDocument, type YAMLError} from 'yaml';
import type {ManifestFile} from './files.ts';
import {ManifestError} from './manifest-error.ts';

/** Line and column, both from one. */
export type Position = {readonly line: number; readonly column: number};

/** One YAML document of a file, or a JSON file: its text is kept, and read again where a place in it is asked for. */
export type Document = {
	readonly file: string;
	/** Lines of the file before this document. */
	readonly linesBefore: number;
	readonly text: string;
	/** The parsed text. */
	readonly value: unknown;
};

/** Merge keys belong to YAML 1.1, which kubectl reads. */
const options = {merge: true, prettyErrors: false, logLevel: 'silent'} as const;

/** The text between the separators. `---` at the start of a line is one wherever it stands (YAML 1.2, 9.1.2). */
function* pieces(text: string): Generator<{readonly text: string; readonly linesBefore: number}> {
	let start = 0;
	let linesBefore = 0;
	for (const {index} of text.matchAll(/^---(?=\s|$)/gm)) {
		const piece = text.slice(start, index);
		yield {text: piece, linesBefore};
		linesBefore += piece.split('\n').length - 1;
		start = index;
	}

	yield {text: text.slice(start), linesBefore};
}

/** Comments, directives and separators alone are no document. */
const isEmpty = (text: string) => /^(?:(?:---|\.\.\.)?\s*(?:[#%].*)?(?:\n|$))*$/.test(text);

const broken = (file: string, {line, column}: Position, message: string) =>
	// The parser points at what it quotes in lines of its own.
	new ManifestError(
		`${file}:${line}:${column}: ${message.split('\n')[0]!.replace(/[.:]?$/, '')}. Mend the file first.`,
	);

const positionOf = (lines: LineCounter, offset: number, linesBefore: number): Position => {
	const {line, col} = lines.linePos(offset);
	return {line: Math.max(1, line) + linesBefore, column: Math.max(1, col)};
};

const parseYaml = (file: string, text: string, linesBefore: number): unknown => {
	const lines = new LineCounter();
	const document = parseDocument(text, {...options, lineCounter: lines});
	const [error]: readonly YAMLError[] = document.errors;
	if (error !== undefined) {
		throw broken(file, positionOf(lines, error.pos[0], linesBefore), error.message);
	}

	try {
		return document.toJS();
	} catch (problem) {
		// An alias without an anchor, or aliases that would grow without end.
		throw broken(file, {line: linesBefore + 1, column: 1}, (problem as Error).message);
	}
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// YAML holds all of JSON, and tells the place of what is wrong.
		return undefined;
	}
};

/** The documents of a file, each parsed as it is asked for. Throws a ManifestError with the place of what can't be read. */
export function* documentsOf({name: file, text}: ManifestFile): Generator<Document> {
	const value = /^\s*[{[]/.test(text) ? parseJson(text) : undefined;
	if (value !== undefined) {
		yield {file, linesBefore: 0, text, value};
		return;
	}

	for (const piece of pieces(text)) {
		if (!isEmpty(piece.text)) {
			yield {file, ...piece, value: parseYaml(file, piece.text, piece.linesBefore)};
		}
	}
}

/** Characters above which a document is not read a second time: it would take seconds. */
const longest = 4_000_000;

/** Where the value at a path stands in a document, or the nearest thing around it that does. */
export const locate = ({text, linesBefore}: Document, path: ReadonlyArray<string | number>): Position => {
	if (text.length > longest) {
		return {line: linesBefore + 1, column: 1};
	}

	const lines = new LineCounter();
	const document = parseDocument(text, {...options, lineCounter: lines});
	for (let length = path.length; length >= 0; length--) {
		const node = document.getIn(path.slice(0, length), true) as {readonly range?: readonly number[]} | undefined;
		if (node?.range) {
			return positionOf(lines, node.range[0]!, linesBefore);
		}
	}

	return {line: linesBefore + 1, column: 1};
};

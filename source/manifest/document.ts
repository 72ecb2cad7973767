import {parseDocument} from 'yaml';
import {parserMessage} from '../text/too-deep.ts';
import {type Head, headOf, isEmpty} from './document-head.ts';
import type {ManifestFile, Problem} from './files.ts';
import {listItems, type Piece} from './list-items.ts';
import {parsePlainYaml} from './plain-yaml.ts';
import {columnAt, linesIn} from './text-position.ts';

/** One YAML document of a file, an item of a List in it, or a JSON file: its text is kept, and read again for places in it. */
export type Document = {
	readonly file: string;
	/** Lines of the file before this document. */
	readonly linesBefore: number;
	readonly text: string;
	readonly isJson: boolean;
};

/** What is read of a document; its value is not kept. */
export type Reading = {readonly document: Document; readonly value: unknown};

/** Merge keys belong to YAML 1.1, which kubectl reads. */
export const yamlOptions = {merge: true, prettyErrors: false, logLevel: 'silent'} as const;

/** The text between the separators. `---` at the start of a line is one wherever it stands (YAML 1.2, 9.1.2). */
function* pieces(text: string): Generator<Piece> {
	let start = 0;
	let linesBefore = 0;
	for (const {index} of text.matchAll(/^---(?=\s|$)/gm)) {
		yield {text: text.slice(start, index), linesBefore};
		linesBefore += linesIn(text, start, index);
		start = index;
	}

	yield {text: text.slice(start), linesBefore};
}

/** What a template of Helm holds is no YAML yet. */
const advice = (text: string) =>
	text.includes('{{') ? 'Render the template first (helm template)' : 'Mend the file first';

const broken = ({file, linesBefore, text}: Document, offset: number, message: string): Problem => {
	const line = linesBefore + 1 + linesIn(text, 0, offset);
	// The parser points at what it quotes in lines of its own.
	const reason = parserMessage(message.split('\n')[0]!).replace(/[.:]?$/, '');
	return {problem: `${file}:${line}:${columnAt(text, offset)}: ${reason}. ${advice(text)}.`};
};

const parseYaml = (document: Document): Reading | Problem => {
	const value = parsePlainYaml(document.text);
	if (value !== undefined) {
		return {document, value};
	}

	try {
		const parsed = parseDocument(document.text, yamlOptions);
		const [error] = parsed.errors;
		return error === undefined
			? {document, value: parsed.toJS()}
			: broken(document, Math.min(error.pos[0], document.text.length), error.message);
	} catch (problem) {
		// An alias without an anchor, aliases that would grow without end, or what is nested too deep.
		const {message} = problem as Error;
		const [, name] = /^Unresolved alias.*: (\S+)$/.exec(message) ?? [];
		return broken(document, Math.max(0, document.text.indexOf(`*${name}`)), message);
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

/**
 * The documents of a file, each parsed as it is asked for; in the place of one that can't be, why. Of a kind that is not
 * `wanted` only the head is read, where that can be told from it.
 */
export function* documentsOf(
	{name: file, text}: ManifestFile,
	isWanted: (head: Head, text: string) => boolean,
): Generator<Reading | Problem> {
	const value = /^\s*[{[]/.test(text) ? parseJson(text) : undefined;
	if (value !== undefined) {
		yield {document: {file, linesBefore: 0, text, isJson: true}, value};
		return;
	}

	for (const whole of pieces(text)) {
		for (const piece of listItems(whole.text) ?? [{...whole, linesBefore: 0}]) {
			if (isEmpty(piece.text)) {
				continue;
			}

			const document = {file, text: piece.text, linesBefore: whole.linesBefore + piece.linesBefore, isJson: false};
			const head = headOf(piece.text);
			yield head === undefined || isWanted(head, piece.text) ? parseYaml(document) : {document, value: head};
		}
	}
}

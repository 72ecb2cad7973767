import type {ManifestFile, Problem} from '../files.ts';
import {readYaml} from '../yaml/read-yaml.ts';
import {type Head, headOf, isEmpty} from './document-head.ts';
import {mayBeTooDeep, tooDeepAt} from './json-depth.ts';
import {jsonStream} from './json-stream.ts';
import {listItems, type Piece} from './list-items.ts';
import {columnAt, linesIn, type Position} from './text-position.ts';

/** One YAML document of a file, an item of a List in it, or a JSON object: its text is kept, and read again for places in it. */
export type Document = {
	readonly file: string;
	/** Lines of the file before this document. */
	readonly linesBefore: number;
	readonly text: string;
	readonly isJson: boolean;
};

/** Where an object stands: its document, and the path to it where that is a List. */
export type Origin = {readonly document: Document; readonly path: ReadonlyArray<string | number>};

/** A key that stands twice in one mapping, of which the last one counts. */
export type DuplicateKey = {readonly key: string; readonly place: Position};

/** What is read of a document; its value is not kept. */
export type Reading = {
	readonly document: Document;
	readonly value: unknown;
	readonly duplicates: readonly DuplicateKey[];
};

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
	text.includes('{{') ? 'Render the template first (helm template)' : 'Fix the file first';

const placeIn = ({linesBefore, text}: Pick<Document, 'linesBefore' | 'text'>, offset: number): Position => ({
	line: linesBefore + 1 + linesIn(text, 0, offset),
	column: columnAt(text, offset),
});

/** A document that can't be read, with its text. */
export type Broken = Problem & {readonly text: string};

const broken = (document: Document, offset: number, reason: string): Broken => {
	const {line, column} = placeIn(document, offset);
	const sentence = `${reason.replace(/[.:]?$/, '')}. ${advice(document.text)}.`;
	const place = {file: document.file, line, column};
	return {problem: `${document.file}:${line}:${column}: ${sentence}`, place, text: document.text};
};

/** Keys of one document that are told. */
const mostDuplicates = 20;

const parseYaml = (document: Document): Reading | Broken => {
	const content = readYaml(document.text);
	if ('reason' in content) {
		return broken(document, content.offset, content.reason);
	}

	const own = {...document, text: content.text};
	const duplicates = content.duplicates
		.slice(0, mostDuplicates)
		.map(({key, offset}) => ({key, place: placeIn(own, offset)}));
	return {document: own, value: content.value, duplicates};
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		// YAML holds all of JSON, and tells the place of what is wrong.
		return undefined;
	}
};

/** Objects in JSON, one behind the other; undefined where the text is something else, or broken. */
const jsonDocuments = (file: string, {text, linesBefore}: Piece): ReadonlyArray<Reading | Broken> | undefined => {
	if (!/^(?:---\s*)?[{[]/.test(text.trimStart())) {
		return undefined;
	}

	const deep = mayBeTooDeep(text) ? tooDeepAt(text) : undefined;
	if (deep !== undefined) {
		return [broken({file, linesBefore, text, isJson: true}, deep, 'nested too deep')];
	}

	const own = text.replace(/^\s*---/, match => match.replace('---', '   '));
	const value = parseJson(own);
	const documents = value === undefined ? jsonStream(own) : [{text: own, linesBefore: 0, value}];
	return documents?.map(each => ({
		document: {file, linesBefore: linesBefore + each.linesBefore, text: each.text, isJson: true},
		value: each.value,
		duplicates: [],
	}));
};

/**
 * The documents of a file, each parsed as it is asked for; in the place of one that can't be, why. Of a kind that is not
 * `wanted` only the head is read, where that can be told from it.
 */
export function* documentsOf(
	{name: file, text}: Pick<ManifestFile, 'name' | 'text'>,
	isWanted: (head: Head, text: string) => boolean,
): Generator<Reading | Broken> {
	for (const whole of pieces(text)) {
		const objects = jsonDocuments(file, whole);
		if (objects !== undefined) {
			yield* objects;
			continue;
		}

		for (const piece of listItems(whole.text) ?? [{...whole, linesBefore: 0}]) {
			if (isEmpty(piece.text)) {
				continue;
			}

			const document = {file, text: piece.text, linesBefore: whole.linesBefore + piece.linesBefore, isJson: false};
			const head = headOf(piece.text);
			yield head === undefined || isWanted(head, piece.text)
				? parseYaml(document)
				: {document, value: head, duplicates: []};
		}
	}
}

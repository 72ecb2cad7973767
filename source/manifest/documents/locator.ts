import {parseDocument, type Document as YamlDocument} from 'yaml';
import type {Place} from '../files.ts';
import {kubernetesYaml} from '../yaml/kubernetes-yaml.ts';
import {createOriginals} from './built-place.ts';
import type {Document, Origin} from './document.ts';
import {jsonEntries, jsonOffset} from './json-offset.ts';
import {templateOf, templatePlace} from './template-place.ts';
import {columnAt, linesIn, type Position} from './text-position.ts';

/** A place, and where it is in what helm or kustomize made of the file that it is in. */
export type LocatedPlace = Place & {readonly rendered?: Place};

/** Characters above which a YAML document is not read a second time: it would take seconds. */
const longest = 4_000_000;

const yamlOffset = (parsed: YamlDocument, path: Origin['path']): number => {
	for (let length = path.length; length >= 0; length--) {
		const node = parsed.getIn(path.slice(0, length), true) as {readonly range?: readonly number[]} | undefined;
		if (node?.range) {
			return node.range[0]!;
		}
	}

	return 0;
};

/** Answers where things stand, or the nearest thing around them that does. What is asked of one document is best asked in a row. */
export const createLocator = (): ((origin: Origin) => LocatedPlace) => {
	let parsed: {readonly document: Document; readonly yaml: YamlDocument} | undefined;
	let list: {readonly document: Document; readonly offsets: readonly number[]} | undefined;

	/** The place that was last asked for, and the lines before it: the next one is mostly behind it. */
	let last: {readonly document: Document; readonly offset: number; readonly lines: number} | undefined;

	const linesBefore = (document: Document, offset: number) => {
		const start = last?.document === document && last.offset <= offset ? last : {offset: 0, lines: 0};
		const lines = start.lines + linesIn(document.text, start.offset, offset);
		last = {document, offset, lines};
		return lines;
	};

	const inYaml = (document: Document, path: Origin['path']) => {
		if (parsed?.document !== document) {
			parsed = {document, yaml: parseDocument(document.text, kubernetesYaml) as YamlDocument};
		}

		return yamlOffset(parsed.yaml, path);
	};

	const inJson = (document: Document, path: Origin['path']) => {
		const {text} = document;
		const [first, index, ...others] = path;
		if (first !== 'items' || typeof index !== 'number') {
			return jsonOffset(text, path);
		}

		if (list?.document !== document) {
			list = {document, offsets: Array.from(jsonEntries(text, jsonOffset(text, ['items'])), ([, offset]) => offset)};
		}

		return jsonOffset(text, others, list.offsets[index]);
	};

	const originalOf = createOriginals();
	const positionOf = ({document, path}: Origin): Position => {
		const {text, isJson} = document;
		const start = document.linesBefore + 1;
		if (!isJson && text.length > longest) {
			return {line: start, column: 1};
		}

		const offset = isJson ? inJson(document, path) : inYaml(document, path);
		return {line: start + linesBefore(document, offset), column: columnAt(text, offset)};
	};

	return origin => {
		const {document} = origin;
		const rendered = {file: document.file, ...positionOf(origin)};
		const original = originalOf(document);
		if (original !== undefined) {
			const path = [...original.path, ...origin.path];
			return {file: original.document.file, ...positionOf({...original, path}), rendered};
		}

		const template = templateOf(document.text);
		return template === undefined ? rendered : {...templatePlace(document, template, rendered), rendered};
	};
};

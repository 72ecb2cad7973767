import {type Document, parseDocument, visit, type YAMLError} from 'yaml';
import {parserMessage} from '../../text/too-deep.ts';
import {type Duplicate, inspectYaml, Refused} from './inspect-yaml.ts';
import {kubernetesYaml} from './kubernetes-yaml.ts';
import {parsePlainYaml} from './plain-yaml.ts';
import {reindented} from './reindent.ts';

/** What a text holds. `text` is what was parsed: its lines are those of the original, its columns may not be. */
export type YamlContent = {
	readonly value: unknown;
	readonly text: string;
	readonly duplicates: readonly Duplicate[];
};

/** Why a text can't be read, and where. */
export type YamlFailure = {readonly offset: number; readonly reason: string};

/** Characters above which a document is not parsed: an API server takes three million at most, and it would take long. */
const longest = 4_000_000;

/** Characters that go-yaml refuses wherever they stand. */
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

/** So many texts and lists are moved in, each of which takes a parse of its own: more in a text that is short. */
const mostMoved = ({length}: string) => Math.min(500, Math.max(3, Math.floor(20_000_000 / (length + 1))));

/** What `yaml` complains of and kubectl does not: a comment right behind a quote, and what stands behind the first `...`. */
const isTolerated = ({code, message}: YAMLError) =>
	code === 'MULTIPLE_DOCS' || message.startsWith('Comments must be separated');

/** A text or list that does not stand as far in as it should. */
const isOutside = ({code, message}: YAMLError) =>
	/sufficiently indented/.test(message) || (code === 'MISSING_CHAR' && message.startsWith('Missing closing'));

/** Where quoted texts, and lists and mappings in brackets, begin before an error, the last one first. */
const startsBefore = (parsed: Document, offset: number, text: string): readonly number[] => {
	const starts: number[] = [];
	visit(parsed, {
		Node(_, node) {
			const start = node.range?.[0];
			if (start !== undefined && start <= offset && /["'[{]/.test(text[start] ?? '')) {
				starts.push(start);
			}
		},
	});
	return starts.sort((a, b) => b - a);
};

/** The text with the innermost of these moved in that goes on behind an error; undefined where that is none. */
const movedIn = (parsed: Document, offset: number, text: string): string | undefined => {
	for (const start of startsBefore(parsed, offset, text)) {
		const made = reindented(text, start, offset);
		if (made !== undefined) {
			return made;
		}
	}

	return undefined;
};

const moved = (original: string): YamlContent | YamlFailure => {
	let text = original;
	for (let times = 0; ; times++) {
		const document = parseDocument(text, kubernetesYaml);
		const error = document.errors.find(each => !isTolerated(each));
		if (error === undefined) {
			const duplicates = inspectYaml(document);
			return {value: document.toJS({maxAliasCount: -1}), text, duplicates};
		}

		const [offset] = error.pos;
		const made = isOutside(error) && times < mostMoved(original) ? movedIn(document, offset, text) : undefined;
		if (made === undefined) {
			// The parser points at what it quotes in lines of its own.
			return {offset: Math.min(offset, text.length), reason: parserMessage(error.message.split('\n')[0]!)};
		}

		text = made;
	}
};

/** The same by the parser alone, which knows all of YAML. */
export const parseYaml = (text: string): YamlContent | YamlFailure => {
	const refused = control.exec(text);
	if (refused !== null) {
		return {offset: refused.index, reason: 'A control character is not allowed'};
	}

	if (text.length > longest) {
		return {offset: 0, reason: `A document of ${Math.ceil(text.length / 1e6)} MB is more than an API server takes`};
	}

	try {
		return moved(text);
	} catch (error) {
		return {
			offset: error instanceof Refused ? error.offset : 0,
			reason: parserMessage((error as Error).message),
		};
	}
};

/** Reads one document of YAML as kubectl does. */
export const readYaml = (text: string): YamlContent | YamlFailure => {
	const value = parsePlainYaml(text);
	return value === undefined ? parseYaml(text) : {value, text, duplicates: []};
};

import {readYaml} from '../yaml/read-yaml.ts';
import {linesIn} from './text-position.ts';

/** A piece of a text, and the lines that come before it there. */
export type Piece = {readonly text: string; readonly linesBefore: number};

const items = /^items:[ \t]*(?:#.*)?$/gm;
/** An anchor that one item sets and another uses would be lost. */
const reference = /(?:^|[\s,[{:-])[&*][\w-]+/m;

/**
 * The items of a `kind: List` in block style, each as a text of its own in which columns stay what they were: to read a
 * List of thousands at once takes a hundred times its size in memory. undefined for any other document.
 */
export const listItems = (text: string): readonly Piece[] | undefined => {
	const [start, ...others] = text.matchAll(items);
	if (start === undefined || others.length > 0 || !/^kind:[ \t]+List[ \t]*(?:#.*)?$/m.test(text)) {
		return undefined;
	}

	const from = start.index + start[0].length;
	const [, indentation] = /^(?![ \t]*(?:#.*)?$)( *)-(?=\s)/m.exec(text.slice(from, from + 10_000)) ?? [];
	if (indentation === undefined || reference.test(text)) {
		return undefined;
	}

	const width = indentation.length;
	// What stands no further in than the items, and is none, ends them.
	const end = new RegExp(`^(?! {${width}}-(?:\\s|$)) {0,${width}}[^\\s#]`, 'gm');
	end.lastIndex = from;
	const to = end.exec(text)?.index ?? text.length;
	// A mistake around the items may change what they are.
	if ('reason' in readYaml(`${text.slice(0, from)}${text.slice(to)}`)) {
		return undefined;
	}

	const pieces: Piece[] = [];
	const dash = new RegExp(`^ {${width}}-(?=\\s)`, 'gm');
	dash.lastIndex = from;
	let at = dash.exec(text)?.index ?? to;
	let linesBefore = linesIn(text, 0, at);
	while (at < to) {
		const next = Math.min(dash.exec(text)?.index ?? to, to);
		pieces.push({text: `${' '.repeat(width + 1)}${text.slice(at + width + 1, next)}`, linesBefore});
		linesBefore += linesIn(text, at, next);
		at = next;
	}

	return pieces;
};

import {lruMemoize, weakMapMemoize} from 'reselect';
import {type Document, shownLine} from '../records/document.ts';
import {chunkLength} from '../records/lines.ts';
import {linearExpression} from '../text/linear-expression.ts';
import type {Span} from '../text/span.ts';

/** What is searched for as an expression; as it stands where it is none. */
const expressionOf = (search: string): RegExp =>
	linearExpression(search, {flags: 'g', isForShort: false}) ??
	new RegExp(search.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`), 'gi');

/** Every match in one line. A search for nothing, and a match of nothing, is none. */
export const matchesIn = (line: string, search: string): readonly Span[] =>
	search === ''
		? []
		: [...line.matchAll(expressionOf(search))]
				.filter(([text]) => text !== '')
				.map(({0: text, index}) => ({from: index, to: index + text.length}));

/** The search in one chunk of lines. Its last result is kept: of a text that grows, only what is new is searched. */
const searchChunk = weakMapMemoize((chunk: readonly string[]) =>
	lruMemoize((search: string, source: Document['source'], hasTimes: boolean): readonly number[] => {
		const expression = expressionOf(search);
		return chunk.flatMap((line, index) => {
			expression.lastIndex = 0;
			return expression.test(shownLine({source, hasTimes}, line)) ? [index] : [];
		});
	}),
);

/** The matching lines of one chunk, counted from its beginning. */
const hitsIn = ({search, source, hasTimes}: Document, chunk: readonly string[]) =>
	searchChunk(chunk)(search, source, hasTimes);

/** How many lines match, and how many of them up to the one that one is on. */
export const countMatches = (document: Document): {readonly total: number; readonly place: number} => {
	let total = 0;
	let place = 0;
	for (const [number, chunk] of document.search === '' ? [] : document.lines.chunks.entries()) {
		const hits = hitsIn(document, chunk);
		total += hits.length;
		place += hits.filter(line => number * chunkLength + line <= document.match).length;
	}

	return {total, place};
};

/** The next matching line after `from`, or before it where `by` is -1, past the end from the other end; undefined where none matches. */
export const nextMatch = (document: Document, from: number, by: 1 | -1): number | undefined => {
	const {search, lines} = document;
	if (search === '' || lines.count === 0) {
		return undefined;
	}

	const {chunks} = lines;
	const start = Math.min(chunks.length - 1, Math.max(0, Math.floor(from / chunkLength)));
	// The first chunk is looked at again at the end, for what lies on its other side.
	for (let step = 0; step <= chunks.length; step++) {
		const number = (start + by * step + 2 * chunks.length) % chunks.length;
		const hits = hitsIn(document, chunks[number]!).map(line => number * chunkLength + line);
		const isBeyond = (line: number) => (by > 0 ? line > from : line < from);
		const found = step === 0 ? hits.filter(isBeyond) : hits;
		const hit = by > 0 ? found[0] : found.at(-1);
		if (hit !== undefined) {
			return hit;
		}
	}

	return undefined;
};

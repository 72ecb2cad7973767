import type {Theme, Tone} from '../../theme.ts';
import type {Span} from '../documents/search.ts';

/** A part of a line that is painted. */
export type Painted = Span & {readonly tone: Tone};

/** One part of a line with its tones, and with what matches a search marked. Neither may overlap among themselves. */
export const styledLine = (
	line: string,
	part: Span,
	tones: readonly Painted[],
	matches: readonly Span[],
	{paint, inverse, hasColor}: Theme,
): string => {
	const edges = [part.from, part.to, ...[...tones, ...matches].flatMap(({from, to}) => [from, to])]
		.filter(edge => edge >= part.from && edge <= part.to)
		.sort((a, b) => a - b);
	let text = '';
	for (const [place, from] of edges.entries()) {
		const to = edges[place + 1] ?? from;
		if (to === from) {
			continue;
		}

		const holds = (span: Span) => span.from <= from && span.to >= to;
		const piece = paint(tones.find(holds)?.tone ?? 'plain', line.slice(from, to));
		text += matches.some(holds) && hasColor ? inverse(piece) : piece;
	}

	return text;
};

import type {Tone} from '../../theme.ts';
import type {Span} from '../text/span.ts';
import type {Line} from './line.ts';

/** A part of a line that has a tone of its own. */
export type TonedSpan = Span & {readonly tone: Tone};

/** One part of a line in its tones, with what matches a search inverse. Neither spans may overlap among themselves. */
export const styledLine = (text: string, part: Span, tones: readonly TonedSpan[], matches: readonly Span[]): Line => {
	const edges = [part.from, part.to, ...[...tones, ...matches].flatMap(({from, to}) => [from, to])]
		.filter(edge => edge >= part.from && edge <= part.to)
		.sort((a, b) => a - b);
	return edges.flatMap((from, index) => {
		const to = edges[index + 1] ?? from;
		if (to === from) {
			return [];
		}

		const holds = (span: Span) => span.from <= from && span.to >= to;
		const tone = tones.find(holds)?.tone;
		return [{text: text.slice(from, to), ...(tone && {tone}), ...(matches.some(holds) && {isInverse: true})}];
	});
};

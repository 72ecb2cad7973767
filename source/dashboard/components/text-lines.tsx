import type {Line} from './line.ts';
import {TextLine} from './text-line.tsx';

/** Lines of a text, one below the other. */
export const TextLines = ({lines}: {readonly lines: readonly Line[]}) =>
	// A line has no identity but its place.
	// biome-ignore lint/suspicious/noArrayIndexKey: see above
	lines.map((pieces, index) => <TextLine key={index} pieces={pieces} />);

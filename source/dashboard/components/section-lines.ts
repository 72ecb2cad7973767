import type {Symbols} from '../../theme.ts';
import {heading} from './indented-lines.ts';
import {type Line, line, toned} from './line.ts';

/** A section of no more lines is never folded. */
const mostLines = 6;
/** Lines of a folded section that are shown. */
const shownLines = 4;

/** How texts are drawn: whether long sections show their beginnings alone. */
export type Folding = {readonly isFolded: boolean; readonly symbols: Symbols};

/** A heading with what stands beneath it, or its beginning and how much more there is; nothing where nothing does. */
export const sectionLines = (title: string, lines: readonly Line[], {isFolded, symbols}: Folding): readonly Line[] => {
	if (lines.length === 0) {
		return [];
	}

	const shown = isFolded && lines.length > mostLines ? lines.slice(0, shownLines) : lines;
	const left = lines.length - shown.length;
	return [
		...heading(title),
		...shown,
		...(left > 0 ? [line`   ${toned('faint', `${symbols.ellipsis} ${left} more lines, z shows them`)}`] : []),
	];
};

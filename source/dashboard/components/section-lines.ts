import type {Symbols} from '../../theme.ts';
import {type KeyChoice, withKeys} from '../records/key-choice.ts';
import {heading} from './indented-lines.ts';
import {type Line, line, toned} from './line.ts';

/** A section of no more lines is never folded. */
const mostLines = 6;
/** Lines of a folded section that are shown. */
const shownLines = 4;

/** How texts are drawn: whether long sections show their beginnings alone, and the keys they name. */
export type Folding = {readonly isFolded: boolean; readonly symbols: Symbols; readonly keys: KeyChoice};

/** A heading with what stands beneath it, or its beginning and how much more there is; nothing where nothing does. */
export const sectionLines = (
	title: string,
	lines: readonly Line[],
	{isFolded, symbols, keys}: Folding,
): readonly Line[] => {
	if (lines.length === 0) {
		return [];
	}

	const shown = isFolded && lines.length > mostLines ? lines.slice(0, shownLines) : lines;
	const left = lines.length - shown.length;
	const more = `${symbols.ellipsis} ${left} more lines, ${withKeys('{unfold}', keys)} shows them`;
	return [...heading(title), ...shown, ...(left > 0 ? [line`   ${toned('faint', more)}`] : [])];
};

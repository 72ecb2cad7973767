import type {Tone} from '../../theme.ts';
import {wrap} from '../text/text-width.ts';
import {type Line, line, toned} from './line.ts';

/** A heading within a text, with a blank line above it. */
export const heading = (text: string): readonly Line[] => [[], line` ${toned('strong', text)}`];

/** A text wrapped to `width` cells, each line indented by `indent` blanks, the second and later ones by `hanging` more. */
export const indentedLines = (
	text: string,
	{indent, hanging = 0}: {readonly indent: number; readonly hanging?: number},
	width: number,
	tone: Tone = 'plain',
): readonly Line[] =>
	wrap(text, width - indent - hanging).map(
		(part, index) => line`${' '.repeat(index === 0 ? indent : indent + hanging)}${toned(tone, part)}`,
	);

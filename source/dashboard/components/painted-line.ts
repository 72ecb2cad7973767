import type {Theme} from '../../theme.ts';
import type {Line} from './line.ts';

/** A line as one string with the codes of its tones. */
export const paintedLine = (pieces: Line, {paint, inverse}: Theme): string =>
	pieces
		.map(({text, tone = 'plain', isInverse = false}) => (isInverse ? inverse(paint(tone, text)) : paint(tone, text)))
		.join('');

import type {TextProps} from 'ink';
import type {Tone} from '../../theme.ts';

/** How ink draws each tone, in the terminal's own colours. */
export const toneProps: Readonly<Record<Tone, Pick<TextProps, 'color' | 'dimColor' | 'bold'>>> = {
	error: {color: 'red'},
	warning: {color: 'yellow'},
	info: {},
	quiet: {color: 'green'},
	unknown: {dimColor: true},
	plain: {},
	faint: {dimColor: true},
	strong: {bold: true},
	accent: {color: 'cyan'},
};

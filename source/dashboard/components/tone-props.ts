import type {TextProps} from 'ink';
import {createContext, useContext} from 'react';
import type {Tone} from '../../theme.ts';
import {type ToneColors, themes} from '../records/themes.ts';

export type ToneProps = Readonly<Record<Tone, Pick<TextProps, 'color' | 'dimColor' | 'bold'>>>;

/** The tones without a colour, which are the same in every theme. */
export const plainProps = {
	plain: {},
	faint: {dimColor: true},
	strong: {bold: true},
} as const satisfies Partial<ToneProps>;

/** How ink draws each tone in these colours. */
export const tonePropsOf = (colors: ToneColors): ToneProps => {
	const of = (tone: keyof ToneColors) => {
		const color = colors[tone];
		return color === undefined ? {} : {color};
	};
	return {
		error: of('error'),
		warning: of('warning'),
		info: of('info'),
		quiet: of('quiet'),
		accent: of('accent'),
		unknown: {dimColor: true},
		...plainProps,
	};
};

export const ToneContext = createContext(tonePropsOf(themes.terminal));

/** How ink draws each tone. */
export const useToneProps = (): ToneProps => useContext(ToneContext);

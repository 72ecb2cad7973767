import type {Tone} from '../../theme.ts';

/** The tones that have a colour of their own, which a configuration may change. */
export const coloredTones = ['error', 'warning', 'info', 'quiet', 'accent'] as const satisfies readonly Tone[];

export type ToneColors = Readonly<Partial<Record<(typeof coloredTones)[number], string>>>;

/** Colours by the name of their theme. `terminal` is the terminal's own palette; the others are the same on every terminal. */
export const themes = {
	terminal: {error: 'red', warning: 'yellow', quiet: 'green', accent: 'cyan'},
	light: {error: '#b3261e', warning: '#8a5a00', quiet: '#2e6b2e', accent: '#0b5cad'},
	vivid: {error: '#ff5f5f', warning: '#ffd75f', quiet: '#5fd75f', accent: '#5fd7ff'},
	// Okabe and Ito's colours, which people who do not tell red from green tell apart.
	'color-blind': {error: '#d55e00', warning: '#e69f00', quiet: '#0072b2', accent: '#56b4e9'},
} as const satisfies Readonly<Record<string, ToneColors>>;

export type ThemeName = keyof typeof themes;

export const themeNames = Object.keys(themes) as readonly ThemeName[];

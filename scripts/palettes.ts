/** How a terminal draws: what it is empty with, what it writes with, and the 16 colours it chooses itself. */
export type Palette = {
	readonly background: string;
	readonly foreground: string;
	readonly colors: readonly string[];
};

/** Common palettes of a dark and of a light terminal. */
export const palettes = {
	dark: {
		background: '#1e2127',
		foreground: '#d7dae0',
		colors: [
			...['#1e2127', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d7dae0'],
			...['#5c6370', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#ffffff'],
		],
	},
	light: {
		background: '#fafafa',
		foreground: '#2a2c33',
		colors: [
			...['#2a2c33', '#d2372c', '#3d8b3c', '#a86f00', '#4078f2', '#a626a4', '#0b7a9e', '#fafafa'],
			...['#7f8188', '#d2372c', '#3d8b3c', '#a86f00', '#4078f2', '#a626a4', '#0b7a9e', '#ffffff'],
		],
	},
} as const satisfies Readonly<Record<string, Palette>>;

import {isMap, isScalar, type Node} from 'yaml';
import {coloredTones, type ThemeName, type ToneColors, themeNames} from '../../dashboard/records/themes.ts';
import type {Complain} from './complain.ts';

const ansi = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'gray'];
const bright = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'].map(name => `${name}Bright`);

/** The colours of the terminal's own palette, as chalk names them. */
const colorNames: readonly string[] = [...ansi, ...bright];

const isColor = (value: unknown): value is string =>
	typeof value === 'string' && (colorNames.includes(value) || /^#[0-9a-f]{6}$/i.test(value));

/** The theme of this name; the terminal's own colours where there is none. */
export const themeAt = (node: Node | undefined, complain: Complain): ThemeName => {
	const value = isScalar(node) ? node.value : undefined;
	const found = themeNames.find(name => name === value);
	if (node !== undefined && found === undefined) {
		complain(node, `theme takes ${themeNames.join(', ')}, not ${JSON.stringify(value ?? String(node))}.`);
	}

	return found ?? 'terminal';
};

/** Colours by what they stand for. */
export const colorsAt = (node: Node | undefined, complain: Complain): ToneColors => {
	if (node === undefined) {
		return {};
	}

	if (!isMap(node)) {
		complain(node, `colors takes a map of ${coloredTones.join(', ')}.`);
		return {};
	}

	return Object.fromEntries(
		node.items.flatMap(({key, value}) => {
			const name = isScalar(key) ? String(key.value) : '';
			const tone = coloredTones.find(each => each === name);
			if (tone === undefined) {
				complain(key as Node, `colors has no ${JSON.stringify(name)}. There are ${coloredTones.join(', ')}.`);
				return [];
			}

			const color = isScalar(value) ? value.value : undefined;
			if (!isColor(color)) {
				const said = JSON.stringify(color ?? String(value));
				complain((value ?? key) as Node, `colors.${tone} takes #rrggbb, ${colorNames.join(', ')}, not ${said}.`);
				return [];
			}

			return [[tone, color]];
		}),
	);
};

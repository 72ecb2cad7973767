import {expect, test} from 'vitest';
import {readConfiguration} from '../../../source/cli/configuration/read-configuration.ts';

const read = (text: string) => readConfiguration(text, '/config.yaml');

test('a theme and colours of its own are read', () => {
	expect(read('theme: color-blind\ncolors: {error: "#D55E00", accent: cyanBright}\n')).toMatchObject({
		theme: 'color-blind',
		colors: {error: '#D55E00', accent: 'cyanBright'},
		problems: [],
	});
	expect(read('namespace: shop\n')).toMatchObject({theme: 'terminal', colors: {}});
});

test.each([
	['theme: dark', '/config.yaml:1: theme takes terminal, light, vivid, color-blind, not "dark".'],
	['theme: 7', '/config.yaml:1: theme takes terminal, light, vivid, color-blind, not 7.'],
	['colors: red', '/config.yaml:1: colors takes a map of error, warning, info, quiet, accent.'],
	['colors:\n  errors: red', '/config.yaml:2: colors has no "errors". There are error, warning, info, quiet, accent.'],
])('%j is told with file, line and what is allowed', (text, problem) => {
	expect(read(text)).toMatchObject({theme: 'terminal', colors: {}, problems: [problem]});
});

test.each(['pink', '#12345', '7', 'redBrigth'])('%s is no colour', color => {
	const {colors, problems} = read(`colors:\n  error: "${color}"\n  quiet: green\n`);
	expect(colors).toEqual({quiet: 'green'});
	expect(problems).toEqual([
		expect.stringMatching(`^/config.yaml:2: colors.error takes #rrggbb, black, red, .*, not "${color}".$`),
	]);
});

import {expect, test} from 'vitest';
import {aboutLines} from '../../../source/dashboard/diagnosis/about-lines.ts';
import {createTheme} from '../../../source/theme.ts';

const theme = createTheme({isUnicode: true, hasColor: false});

test('nothing is drawn until it has been told', () => {
	expect(aboutLines(undefined, 40, theme)).toStrictEqual([]);
});

test('a heading for each section; a line that is too long goes on further in', () => {
	const lines = aboutLines([{title: 'Names', lines: ['web', 'web.shop from pods of any namespace']}], 30, theme);
	expect(lines).toStrictEqual(['', ' Names', '   web', '   web.shop from pods of any', '     namespace']);
});

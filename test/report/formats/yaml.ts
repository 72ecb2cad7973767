import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {yamlText} from '../../../source/report/formats/yaml.ts';

test.each([
	'a\u001b[31m\u0007',
	'\u007f\u009b2J',
	'\u202etxt.exe',
	'two\nlines\u2028',
	'\ufeff',
	'\u{e0041}\t"\\',
	'plain',
	'größe 👍',
])('%j is read as it was, as a key and as a value, and moves no cursor', text => {
	const value = {[text]: [text, {[text]: 1}]};
	const written = yamlText(value);

	expect(written).not.toMatch(/[^\n -~öß👍]/u);
	expect(parse(written)).toEqual(value);
});

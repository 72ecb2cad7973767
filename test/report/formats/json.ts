import {expect, test} from 'vitest';
import {jsonText} from '../../../source/report/formats/json.ts';

const value = {name: 'a\u001b[31m\u0007\u007f\u009b2J\u202e\u2028\ufeff\u{e0041}\n\t"größe 👍'};

test('what a terminal would obey is escaped, and read as it was', () => {
	const text = jsonText(value);

	expect(text).not.toMatch(/[^\n -~öß👍]/u);
	expect(JSON.parse(text)).toEqual(value);
});

test('what is plain stays as it is', () => {
	expect(jsonText({a: ['größe', 1]})).toBe('{\n  "a": [\n    "größe",\n    1\n  ]\n}\n');
});

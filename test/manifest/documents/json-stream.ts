import {expect, test} from 'vitest';
import {jsonStream} from '../../../source/manifest/documents/json-stream.ts';

test('each object with its lines and columns', () => {
	expect(jsonStream('\n {"a":1} {"b":"}\\"{"}\n\n{"c":\n[2]}\n')).toStrictEqual([
		{text: ' {"a":1}', linesBefore: 1, value: {a: 1}},
		{text: '         {"b":"}\\"{"}', linesBefore: 1, value: {b: '}"{'}},
		{text: '{"c":\n[2]}', linesBefore: 3, value: {c: [2]}},
	]);
});

test.each(['{"a":1} x', '{"a":1}{', '{"a":1}{"b}', '{"a":1}\n[1]', '{"a":1,}{}', '{"a":1}\n---\n{}'])(
	'%j is no stream',
	text => {
		expect(jsonStream(text)).toBeUndefined();
	},
);

test('a hundred thousand objects on one line take no time, and little room', () => {
	const documents = jsonStream('{"a":1}'.repeat(100_000))!;
	expect(documents).toHaveLength(100_000);
	expect(Math.max(...documents.slice(-10).map(({text}) => text.length))).toBeLessThan(1100);
});

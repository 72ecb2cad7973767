import {expect, test} from 'vitest';
import {documentsOf} from '../../../source/manifest/documents/document.ts';
import {createLocator} from '../../../source/manifest/documents/locator.ts';

const places = (text: string, ...paths: ReadonlyArray<ReadonlyArray<string | number>>) => {
	const locate = createLocator();
	const [...readings] = documentsOf({name: 'a', text}, () => true);
	return paths.map(path => {
		const reading = readings.at(-1)!;
		const {line, column} = 'problem' in reading ? {line: 0, column: 0} : locate({document: reading.document, path});
		return `${line}:${column}`;
	});
};

test('YAML: the value at a path, or what is nearest around it', () => {
	const text = '# first\n---\na: 1\n---\n\nspec:\n  ports:\n  - port: 80\n    name: x\n  none:\n';
	expect(
		places(text, [], ['spec'], ['spec', 'ports', 0, 'name'], ['spec', 'ports', 1], ['spec', 'none', 'x'], ['x']),
	).toStrictEqual(['6:1', '7:3', '9:11', '8:3', '10:8', '6:1']);
});

test('YAML: items of a List keep their lines and columns', () => {
	expect(places('kind: List\nitems:\n- a: 1\n- b: 2\n  c: {d: 3}\n', ['b'], ['c', 'd'], [])).toStrictEqual([
		'4:6',
		'5:10',
		'4:3',
	]);
});

test('JSON: any path, escapes and brackets in texts notwithstanding, in any order', () => {
	const text = JSON.stringify(
		{
			kind: 'List',
			'a"b': '}]"\\',
			items: [{n: -1.5e3, t: true}, {'x\u00e9': [null, '[', {y: 'z'}]}, []],
		},
		undefined,
		2,
	);
	const lines = text.split('\n');
	const placeOf = (part: string) => {
		const line = lines.findIndex(each => each.includes(part));
		return `${line + 1}:${lines[line]!.indexOf(part) + 1}`;
	};
	expect(
		places(
			text,
			[],
			['a"b'],
			['items', 1, 'xé', 2, 'y'],
			['items', 0, 'n'],
			['items', 0, 't'],
			['items', 2, 0],
			['items', 9, 'n'],
			['items', 1, 'nothing'],
		),
	).toStrictEqual([
		'1:1',
		placeOf('"}]'),
		placeOf('"z"'),
		placeOf('-1500'),
		placeOf('true'),
		placeOf('[]'),
		'1:1',
		'9:5',
	]);
});

test('JSON on one line', () => {
	expect(places('{"a":{"b":[1,{"c":2}]}}', ['a', 'b', 1, 'c'], ['a', 'b', 0])).toStrictEqual(['1:19', '1:12']);
});

import {expect, test} from 'vitest';
import {documentsOf} from '../../../source/manifest/documents/document.ts';

const read = (text: string, isWanted: (kind: string) => boolean = () => true) =>
	[...documentsOf({name: 'a.yaml', text}, ({kind}) => isWanted(kind))].map(reading =>
		'problem' in reading ? reading.problem : [reading.value, reading.document.linesBefore],
	);

test.each([
	['one', 'a: 1', [[{a: 1}, 0]]],
	[
		'several',
		'a: 1\n---\nb: 2\n--- # c\nc: 3\n',
		[
			[{a: 1}, 0],
			[{b: 2}, 1],
			[{c: 3}, 3],
		],
	],
	['with empty ones between', '---\n---\n# nothing\n---\n\n\na: 1\n---\n...\n', [[{a: 1}, 3]]],
	[
		'with the line ends of Windows',
		'a: 1\r\nb:\r\n- 2\r\n---\r\nc: 3\r\n',
		[
			[{a: 1, b: [2]}, 0],
			[{c: 3}, 3],
		],
	],
	[
		'with directives',
		'%YAML 1.2\n---\na: 1\n',
		[
			[null, 0],
			[{a: 1}, 1],
		],
	],
	['with anchors and merge keys', 'a: &x {b: 1}\nc: {<<: *x, d: 2}\n', [[{a: {b: 1}, c: {b: 1, d: 2}}, 0]]],
	['on the separator', '--- {a: 1}\n', [[{a: 1}, 0]]],
	['as JSON', '{"a": [1, {"b": null}]}', [[{a: [1, {b: null}]}, 0]]],
])('documents %s', (_, text, values) => {
	expect(read(text).filter(value => !Array.isArray(value) || value[0] !== null)).toStrictEqual(
		values.filter(([value]) => value !== null),
	);
});

test('many blank lines take no time', () => {
	expect(read(`${'\n'.repeat(10_000)}a: 1\n${' \n'.repeat(10_000)}---\n`)).toStrictEqual([[{a: 1}, 0]]);
});

test('the items of a List are documents of their own, and in JSON one', () => {
	const items = '- kind: Service\n  x: 1\n# between\n- kind: Pod\n  x: 2\n';
	const nested = items.replaceAll(/^(?=.)/gm, '  ');
	for (const text of [
		`kind: List\nitems:\n${items}apiVersion: v1\n`,
		`---\nkind: List # of things\napiVersion: v1\nitems:\n${nested}metadata:\n  x: 3\n`,
	]) {
		expect(read(text).map(([value]) => value)).toStrictEqual([
			{kind: 'Service', x: 1},
			{kind: 'Pod', x: 2},
		]);
	}

	expect(read('{"kind": "List", "items": []}')).toStrictEqual([[{kind: 'List', items: []}, 0]]);
	expect(read('kind: List\nitems: []\n')).toStrictEqual([[{kind: 'List', items: []}, 0]]);
	const shared = 'kind: List\nitems:\n- a: &x 1\n- b: *x\n';
	expect(read(shared)).toStrictEqual([[{kind: 'List', items: [{a: 1}, {b: 1}]}, 0]]);
});

test('what is not wanted is known by its head', () => {
	const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  kind: Service\n  x: [\n---\nkind: Pod\napiVersion: "v1"\n';
	expect(read(text, kind => kind === 'Pod')).toStrictEqual([
		[{kind: 'ConfigMap', apiVersion: 'v1'}, 0],
		[{kind: 'Pod', apiVersion: 'v1'}, 5],
	]);
	// In brackets only the parser can tell.
	expect(read('{apiVersion: v1, kind: ConfigMap, x: 1}', () => false)).toStrictEqual([
		[{apiVersion: 'v1', kind: 'ConfigMap', x: 1}, 0],
	]);
});

test.each([
	['a: 1\n---\nb: [\n---\nc: 3\n', 'a.yaml:4:1: ', 'Fix the file first.'],
	['a: 1\n---\nb: "x\n---\nc: 3\n', 'a.yaml:4:1: ', 'Fix the file first.'],
	['a: 1\n---\nb: *x\n---\nc: 3\n', 'a.yaml:3:4: ', 'Fix the file first.'],
	['a: 1\n---\nb: {{ .x }}-{{ .y }}\n---\nc: 3\n', 'a.yaml:3:', 'Render the template first (helm template).'],
])('%j: the place of what is broken, and the others', (text, place, advice) => {
	const [first, problem, last] = read(text);
	expect([first![0], last![0]]).toStrictEqual([{a: 1}, {c: 3}]);
	expect(problem).toMatch(new RegExp(`^${place}.*\\. ${advice.replaceAll(/[.()]/g, '\\$&')}$`));
});

test('broken JSON has its place too', () => {
	expect(read('{\n  "a": 1,,\n}')[0]).toMatch(/^a\.yaml:2:\d+: .*\. Fix the file first\.$/);
});

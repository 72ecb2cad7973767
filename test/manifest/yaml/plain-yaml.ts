import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {parsePlainYaml} from '../../../source/manifest/yaml/plain-yaml.ts';
import {parseYaml} from '../../../source/manifest/yaml/read-yaml.ts';

const folder = path.join(import.meta.dirname, '../../scenarios');
const scenarios = readdirSync(folder)
	.filter(name => name.endsWith('.yaml'))
	.flatMap(name => readFileSync(path.join(folder, name), 'utf8').split(/^(?=---)/m));

/** What the parser makes of a text; its complaint where it makes nothing. */
const parsed = (text: string): unknown => {
	const content = parseYaml(text);
	return 'reason' in content ? content.reason : content.value;
};

const plain = [
	'a: b\n',
	'---\n# comment\na: b # comment\n\nc:\n',
	'  indented: 1\n  twice:\n    - 1\n    - two\n',
	'items:\n- a: 1\n  b:\n  - c: {d: 1, e: [x, "y z", \'\']}\n-\n  f: []\n- {}\n',
	'quotes: "a: b # c"\nsingle: \'d: "e"\' # f\n"key one": g\n\'key two\': h\n',
	'numbers: [1, 007, -1, +2, 0x1f, 010, 1e3, 1_000, .inf, 1.5, .5, 1., 10.0.0.1, 100m, 2001-01-01]\n',
	'words: [true, False, null, NULL, yes, on, None, 1.2.3, a-b, -x]\n',
	'flags: --verbose=1\nurl: http://host:80/a?b#c\nhash: a#b\nempty: ~\ntime: 12:30\n',
	'script: |\n  if true; then # no comment\n    echo "a: b"\n\n  fi\nnext: |-\n  one\n\n# end\n',
	'- a\n',
];

test.each([...scenarios, ...plain])('%j is what the parser makes of it, or left to it', text => {
	const value = parsePlainYaml(text);
	expect(value === undefined ? parsed(text) : value).toStrictEqual(parsed(text));
});

test('it reads the manifests that people write', () => {
	const read = [...scenarios, ...plain].filter(text => parsePlainYaml(text) !== undefined);
	expect(read.length / (scenarios.length + plain.length)).toBeGreaterThan(0.7);
});

test.each([
	...['', '# nothing\n', '- a\n', 'word\n', '[a]\n', '{a: b}\n'],
	...['a: &b c\n', 'a: *b\n', 'a: !!str b\n', '<<: {a: b}\n', '? a\n: b\n', 'a: >\n  b\n', 'a: |+\n  b\n'],
	...['a: "b\\n"\n', "a: 'b''c'\n", 'a: "b\n  c"\n', 'a: b\n  c\n', 'a:\n  b\n', 'a: b: c\n', 'a: b:\n'],
	...['a: b\na: c\n', 'a: {b: 1, b: 2}\n', 'yes: b\n', 'true: b\n', '1: b\n', '__proto__: b\n'],
	...['a:\n\t- b\n', 'a: b\r\n', 'a: b\n...\n', '--- a: b\n', '%YAML 1.2\n---\na: b\n', 'a: {{ .b }}\n', 'a: [b\n'],
	...['a: b\n c: d\n', 'a:\n    b: c\n  d: e\n', '  a: b\nc: d\n', 'a: |\n\n  b\n', 'a: |\n    b\n  c\n', 'a: "b" c\n'],
])('%j is left to the parser', text => {
	expect(parsePlainYaml(text)).toBeUndefined();
});

/** Numbers that are the same in every run (mulberry32). */
const numbers = (seed: number) => {
	let state = seed;
	return (below: number) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
};

/** Texts of manifests that Kubernetes' decoder was asked about. */
const {cases} = JSON.parse(
	readFileSync(path.join(import.meta.dirname, '../../fixtures/kubernetes-reads.json'), 'utf8'),
) as {readonly cases: ReadonlyArray<{readonly text: string}>};
const seeds = [...plain, ...scenarios, ...cases.map(({text}) => text)];

const bits = [
	...'"\':#-{}[],|>&*!?%@~\\ \n\t\r',
	'yes',
	'010',
	': ',
	' #',
	'- ',
	'\n  ',
	'\n- ',
	'null',
	'1e3',
	'...',
	'---',
	'<<',
	'é',
];

test('mistakes of all kinds never make it read something else than the parser', () => {
	const random = numbers(1);
	const differing = Array.from({length: 8000}, () => {
		let text = seeds[random(seeds.length)]!;
		for (let changes = 1 + random(3); changes > 0; changes--) {
			const at = random(text.length + 1);
			text = `${text.slice(0, at)}${bits[random(bits.length)]}${text.slice(at + random(3))}`;
		}

		return text;
	}).filter(text => {
		const value = parsePlainYaml(text);
		return value !== undefined && JSON.stringify(value) !== JSON.stringify(parsed(text));
	});
	expect(differing).toStrictEqual([]);
});

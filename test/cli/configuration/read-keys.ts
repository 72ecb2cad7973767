import {expect, test} from 'vitest';
import {readConfiguration} from '../../../source/cli/configuration/read-configuration.ts';

const read = (text: string) => readConfiguration(text, '/config.yaml');

test('keys are read, one or several', () => {
	expect(
		read('keys:\n  trace: ctrl-t\n  page-down: [ctrl-f, space]\n  matrix: shift-x\n  help: "é"\n  down: down\n'),
	).toMatchObject({
		keys: {trace: ['ctrl-t'], 'page-down': ['ctrl-f', ' '], matrix: ['X'], help: ['é'], down: ['down']},
		problems: [],
	});
	expect(read('keys: {}\n')).toMatchObject({keys: {}, problems: []});
});

test('keys can be swapped, and keep those of other places', () => {
	expect(read('keys: {trace: n, nslookup: t, copy: y, yaml: x}')).toMatchObject({
		keys: {trace: ['n'], nslookup: ['t'], copy: ['y'], yaml: ['x']},
		problems: [],
	});
	// w wraps in documents, and does nothing in lists.
	expect(read('keys: {describe: w}')).toMatchObject({keys: {describe: ['w']}, problems: []});
});

test.each([
	['keys: x', 1, /^keys takes a map from actions to keys; docs\/keys\.md and svctop config list the actions\.$/],
	['keys:\n  trce: x', 2, /^keys has no "trce"\. Did you mean trace\? There are nslookup, curl, trace, .*, help\.$/],
	['keys:\n  nonsense: x', 2, /^keys has no "nonsense"\. There are nslookup, /],
	['keys:\n  trace: ctrl-x-y', 2, /^keys\.trace takes a key: a character, space, ctrl- or .*; not "ctrl-x-y"\.$/],
	['keys:\n  trace: f5', 2, /^keys\.trace takes a key: .*; not "f5"\.$/],
	['keys:\n  trace: ctrl-m', 2, /not ctrl-c, ctrl-h, ctrl-i, ctrl-j, ctrl-m\).*; not "ctrl-m"\.$/],
	['keys:\n  trace: esc', 2, /; not "esc"\.$/],
	['keys:\n  trace:', 2, /; not ""\.$/],
	['keys:\n  trace: []', 2, /^keys\.trace takes a key, or a list of them, not an empty list\.$/],
	['keys:\n  trace:\n    - t\n    - "\\e"', 4, /; not "\\u001b"\.$/],
	[
		'keys:\n  trace: n',
		2,
		/^keys\.trace: n is the key of nslookup in lists\. Give nslookup another key too, or choose another\.$/,
	],
	['keys:\n  wrap: t', 2, /^keys\.wrap: t is the key of timestamps in logs\. Give timestamps another key too/],
	['keys:\n  zoom: "5"', 2, /^keys\.zoom: 5 is the key of something else in lists\. That one cannot be changed\.$/],
	['keys:\n  forward: l', 2, /^keys\.forward: l is the key of logs in lists\./],
	['keys:\n  quit: q\n  trace: v\n  curl: v', 4, /^keys\.curl: v is the key of trace in lists\. Give trace another/],
])('%j is told with file, line and what is allowed', (text, line, said) => {
	const {keys, problems} = read(text);
	expect(problems).toHaveLength(1);
	expect(problems[0]).toMatch(new RegExp(`^/config\\.yaml:${line}: `));
	expect(problems[0]!.slice(`/config.yaml:${line}: `.length)).toMatch(said);
	expect(keys).not.toHaveProperty('curl');
});

test('what is wrong with one key leaves the others', () => {
	const {keys, problems} = read('keys:\n  trace: n\n  curl: ctrl-t\n  nonsense: a\n');
	expect(keys).toEqual({curl: ['ctrl-t']});
	expect(problems).toHaveLength(2);
});

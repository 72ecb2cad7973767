import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {shellQuote} from '../../source/model/shell-quote.ts';

test.each([
	['kubectl', 'kubectl'],
	['-n', '-n'],
	['spec.selector/app', 'spec.selector/app'],
	['a=b', 'a=b'],
	['', "''"],
	['two words', "'two words'"],
	['*', "'*'"],
	["it's", String.raw`'it'\''s'`],
	['=x', "'=x'"],
	['~', "'~'"],
	['{"a":"$b"}', `'{"a":"$b"}'`],
])('%s', (argument, quoted) => {
	expect(shellQuote(argument)).toBe(quoted);
});

test('a shell gives every argument back as it was', () => {
	const words = ['', ' ', "'", '"', '$HOME', '`id`', '\\', '*', '#', '~', '-n', 'a\nb', '!', 'ü', '{a,b}', 'x=1'];
	const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellQuote).join(' ')}`], {encoding: 'utf8'});
	expect(printed.split('\0').slice(0, -1)).toStrictEqual(words);
});

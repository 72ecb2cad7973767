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
	['a\nb', "'a\nb'"],
	['\u001b[31m', String.raw`"$(printf -- '\033[31m')"`],
	['50%\\\u009b\n', `${String.raw`"$(printf -- '50%%\\\302\233')"'`}\n'`],
])('%s', (argument, quoted) => {
	expect(shellQuote(argument)).toBe(quoted);
});

test.each(['sh', 'bash'])('%s gives every argument back as it was', shell => {
	const hostile = ['\u001b]52;c;aGk=\u0007', "it's\u009b31m", '-%s\\033\u202e\n\n', '\u001b$(id)`id`"', '\u{e0041}\r'];
	const words = [
		...hostile,
		'',
		' ',
		"'",
		'"',
		'$HOME',
		'`id`',
		'\\',
		'*',
		'#',
		'~',
		'-n',
		'a\nb',
		'!',
		'ü',
		'{a,b}',
		'x=1',
	];
	const printed = execFileSync(shell, ['-c', `printf '%s\\0' ${words.map(shellQuote).join(' ')}`], {encoding: 'utf8'});
	expect(printed.split('\0').slice(0, -1)).toStrictEqual(words);
});

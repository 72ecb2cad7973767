import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {flags} from '../../source/cli/arguments/flags.ts';
import {completion} from '../../source/cli/completion.ts';

/** What bash offers behind these words, the last of which is being typed. */
const offered = (...words: readonly string[]) =>
	execFileSync(
		'bash',
		[
			'-c',
			`${completion('bash')}
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_svctop 2> /dev/null
printf '%s\\n' "\${COMPREPLY[@]}"`,
			'bash',
			'svctop',
			...words,
		],
		{encoding: 'utf8'},
	)
		.split('\n')
		.filter(Boolean);

test.each([
	[[''], ['check', 'trace', 'explain', 'completion', 'config']],
	[['ch'], ['check']],
	[
		['check', '-o', ''],
		['table', 'json', 'yaml', 'junit', 'github', 'sarif'],
	],
	[
		['check', '--output', '=', 'j'],
		['json', 'junit'],
	],
	[
		['check', '--output', '='],
		['table', 'json', 'yaml', 'junit', 'github', 'sarif'],
	],
	[['check', '--fail-on', 'w'], ['warning']],
	[['check', '--fail'], ['--fail-on']],
	[['explain', '--fail'], []],
	[['explain', 'listens'], ['listens-on-localhost']],
	[
		['explain', 'lb'],
		['lb-pending', 'lb-port-error', 'lb-source-ranges'],
	],
	[
		['completion', ''],
		['bash', 'zsh', 'fish'],
	],
	[['check', '-n', ''], []],
	[
		['check', '-f', 'pack'],
		['package.json', 'package-lock.json'],
	],
])('bash behind %j', (words, expected) => {
	expect(offered(...words).sort()).toStrictEqual([...expected].sort());
});

test.each(['zsh', 'fish'] as const)('%s knows every flag and command', shell => {
	const script = completion(shell);
	for (const {name} of flags) {
		expect(script).toContain(shell === 'fish' ? `-l ${name} ` : `--${name}`);
	}

	expect(script).toContain('sarif');
	expect(script).toContain('explain');
	expect(script).toContain('lb-pending');
});

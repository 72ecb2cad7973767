import {execFileSync} from 'node:child_process';
import {mkdtempSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {completion} from '../../source/cli/completion.ts';
import {cliFile} from '../_helpers/pty.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'completion-'));

beforeAll(() => {
	symlinkSync(cliFile, path.join(folder, 'svctop'));
	symlinkSync(process.execPath, path.join(folder, 'node'));
	writeFileSync(path.join(folder, 'manifests.yaml'), '');
	writeFileSync(path.join(folder, 'my values.yaml'), '');
	writeFileSync(
		path.join(folder, 'kubeconfig'),
		`contexts: [{name: "arn:aws:eks:eu", context: {cluster: c}}]
current-context: "arn:aws:eks:eu"
clusters: [{name: c, cluster: {server: "https://127.0.0.1:9"}}]
`,
	);
});

const env = () => ({PATH: `${folder}:${process.env.PATH}`, HOME: folder, KUBECONFIG: path.join(folder, 'kubeconfig')});

const hasShell = (shell: string) => {
	try {
		execFileSync(shell, ['--version']);
		return true;
	} catch {
		return false;
	}
};

const linesOf = (text: string) =>
	text
		.split('\n')
		.map(line => line.trimEnd())
		.filter(Boolean);

/** What bash offers behind these words, split as bash does, the last of which is being typed. */
const offeredByBash = (...words: readonly string[]) =>
	linesOf(
		execFileSync(
			'bash',
			[
				'-c',
				`${completion('bash')}
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_svctop 2>/dev/null
printf '%s\\n' "\${COMPREPLY[@]}"`,
				'bash',
				'svctop',
				...words,
			],
			{encoding: 'utf8', env: env(), cwd: folder},
		),
	);

test.each([
	[
		['check', '--output', '=', 'j'],
		['json', 'junit'],
	],
	[
		['check', '-f', 'm'],
		['manifests.yaml', 'my values.yaml'],
	],
	[['--context', 'arn', ':', 'aws', ':', 'e'], ['eks:eu']],
])('bash behind %j', (words, expected) => {
	expect(offeredByBash(...words).sort()).toStrictEqual([...expected].sort());
});

const fish = (line: string) =>
	linesOf(
		execFileSync('fish', ['--no-config', '--command', `${completion('fish')}\ncomplete --do-complete "${line}"`], {
			encoding: 'utf8',
			env: env(),
			cwd: folder,
		}),
	).map(each => each.split('\t')[0]!);

test.skipIf(!hasShell('fish')).each([
	['svctop check -o j', ['json', 'junit']],
	['svctop --context arn:aws', ['arn:aws:eks:eu']],
])('fish behind %s', (line, expected) => {
	expect(fish(line).sort()).toStrictEqual(expected);
});

/** What zsh hands to compadd. */
const zsh = (...words: readonly string[]) =>
	linesOf(
		execFileSync(
			'zsh',
			[
				'-fc',
				`compdef() { :; }; _files() { print -- FILES; }; compset() { :; }
compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -rl -- "$@"; }
${completion('zsh')}
words=("$@"); CURRENT=$#
_svctop`,
				'zsh',
				'svctop',
				...words,
			],
			{encoding: 'utf8', env: env(), cwd: folder},
		),
	);

test.skipIf(!hasShell('zsh')).each([
	[['ch'], ['check']],
	[
		['check', '-o', 'j'],
		['json', 'junit'],
	],
	[
		['trace', '--from', 'd'],
		['deploy/', 'ds/'],
	],
	[['check', '-f', 'm'], ['FILES']],
])('zsh behind %j', (words, expected) => {
	expect(zsh(...words)).toStrictEqual(expected);
});

test('the script for PowerShell, which is not run here, closes what it opens', () => {
	// Without strings, in which a bracket stands for itself.
	const code = completion('powershell').replaceAll(/'[^']*'|"[^"]*"/g, '');
	const open: string[] = [];
	for (const [bracket] of code.matchAll(/[()[\]{}]/g)) {
		if ('([{'.includes(bracket)) {
			open.push(bracket);
		} else {
			expect(`${open.pop()}${bracket}`).toMatch(/^(?:\(\)|\[\]|\{\})$/);
		}
	}

	expect(open).toEqual([]);
	expect(code).not.toMatch(/['"]/);
	expect(code).toContain('Register-ArgumentCompleter -Native -CommandName svctop -ScriptBlock {');
});

test('PowerShell asks the same program', () => {
	expect(completion('powershell')).toContain('& $name __complete @words');
});

import {expect, test} from 'vitest';
import {candidates, type Sources} from '../../../source/cli/completion/candidates.ts';

/** Says what was asked for. */
const sources: Sources = {
	names: async (of, typed) => [{value: `${typed}${of}`, text: ''}],
	codes: async () => [
		{value: 'lb-pending', text: 'Load balancer has no address yet'},
		{value: 'types', text: ''},
	],
};

const offered = async (...words: readonly string[]) => {
	const found = await candidates(words, sources);
	return found === 'files' ? found : found.map(({value}) => value);
};

test.each([
	[[''], ['check', 'trace', 'wait', 'explain', 'completion', 'config', 'help', 'version']],
	[['-n', 'shop', 'ch'], ['check']],
	[
		['check', '-o', ''],
		['table', 'json', 'yaml', 'junit', 'github', 'markdown', 'prometheus', 'sarif'],
	],
	[
		['trace', 'web', '-o', ''],
		['table', 'json', 'yaml', 'markdown'],
	],
	[
		['check', '--output=j'],
		['--output=json', '--output=junit'],
	],
	[['check', '--fail'], ['--fail-on']],
	[['explain', '--fail'], []],
	[['explain', 'lb'], ['lb-pending']],
	[
		['completion', ''],
		['bash', 'zsh', 'fish', 'powershell'],
	],
	[['help', 'fl'], ['flags']],
	[['check', '-n', 's'], ['snamespaces']],
	[['check', '--namespace=s'], ['--namespace=snamespaces']],
	[['--context', ''], ['contexts']],
	[['check', 'w'], ['wservices']],
	[['check', 'web', '-A', 'w'], ['wservices']],
	[['trace', 'web:'], ['web:service-ports']],
	[['trace', '--from', 'deploy/'], ['deploy/pod-sources']],
	[['check', '-l', ''], []],
	[['--debug'], ['--debug-image']],
	// As PowerShell sends a word that is not begun.
	[
		['completion', ' '],
		['bash', 'zsh', 'fish', 'powershell'],
	],
])('behind %j', async (words, expected) => {
	expect(await offered(...words)).toEqual(expected);
});

test.each([[['check', '-f', 'x']], [['--kubeconfig=/']], [['--certificate-authority', '']]])(
	'behind %j stands a path',
	async words => {
		expect(await offered(...words)).toBe('files');
	},
);

test('a candidate comes with what it means', async () => {
	expect(await candidates(['explain', 'lb'], sources)).toEqual([
		{value: 'lb-pending', text: 'Load balancer has no address yet'},
	]);
});

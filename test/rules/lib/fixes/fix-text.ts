import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {fixText} from '../../../../source/rules/lib/fixes/fix-text.ts';

const command = (...argv: readonly string[]) => ({kind: 'command', label: '', argv, mutating: false}) as const;

test('names the context right after kubectl', () => {
	expect(fixText(command('kubectl', '-n', 'shop', 'get', 'pods'), {context: 'prod eu'})).toBe(
		"kubectl --context 'prod eu' -n shop get pods",
	);
	expect(fixText(command('kubectl', 'get', 'pods'), {context: ''})).toBe('kubectl get pods');
	expect(fixText(command('minikube', 'tunnel'), {context: 'prod', kubectlFlags: ['--kubeconfig', '/k']})).toBe(
		'minikube tunnel',
	);
});

test('a shell reads the words as they were', () => {
	const words = ['{"spec":{"a":null}}', "it's", '$HOME `id` \\', '', '*', 'a=b', '~', '#', '!x', 'a\nb'];
	const printed = execFileSync(
		'sh',
		['-c', fixText(command('printf', String.raw`%s\0`, ...words), {context: 'prod'})],
		{
			encoding: 'utf8',
		},
	);
	expect(printed.split('\0').slice(0, -1)).toEqual(words);
});

test('text and yaml stay as they are', () => {
	expect(fixText({kind: 'yaml', label: '', value: "a: 'b'", mutating: true}, {context: 'prod'})).toBe("a: 'b'");
	expect(fixText({kind: 'text', label: '', value: "don't", mutating: false}, {context: 'prod'})).toBe("don't");
});

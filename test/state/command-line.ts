import {expect, test} from 'vitest';
import {completed, completions, readCommand} from '../../source/state/command-line.ts';

const names = {ns: ['infra', 'shop', 'shop-two'], ctx: ['prod']};

test.each([
	['svc', {kind: 'pane', pane: 'services'}],
	[' ep ', {kind: 'pane', pane: 'endpoints'}],
	['pods', {kind: 'pane', pane: 'pods'}],
	['ns shop', {kind: 'namespace', name: 'shop'}],
	['ns', {kind: 'pick-namespace'}],
	['ctx a b', {kind: 'context', name: 'a b'}],
	['ctx ', {kind: 'pick-context'}],
	['q', {kind: 'quit'}],
	['', undefined],
])('%j', (text, order) => {
	expect(readCommand(text)).toEqual(order);
});

test('a command there is not is answered with those there are', () => {
	expect(readCommand('deploy')).toEqual({
		kind: 'problem',
		text: 'There is no command deploy. Try svc, ep, pods, ns, ctx, messages, save, reload, q.',
	});
});

test.each([
	['sv', 'svc'],
	['n', 'ns '],
	['ns i', 'ns infra'],
	['ns s', 'ns shop'],
	['ns x', 'ns x'],
	['', ''],
])('tab makes %j %j', (text, after) => {
	expect(completed(text, names)).toBe(after);
});

test('what a word can become is listed', () => {
	expect(completions('ns shop', names)).toEqual(['ns shop', 'ns shop-two']);
});

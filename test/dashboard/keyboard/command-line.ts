import {expect, test} from 'vitest';
import {completed, completions, readCommand} from '../../../source/dashboard/keyboard/command-line.ts';

const names = {ns: ['infra', 'shop', 'shop-two'], ctx: ['prod'], sort: ['namespace', 'name', 'age']};

test.each([
	['svc', {kind: 'pane', pane: 'services'}],
	['svc shop', {kind: 'pane', pane: 'services', namespace: 'shop'}],
	['pod shop', {kind: 'pane', pane: 'pods', namespace: 'shop'}],
	[' ep ', {kind: 'pane', pane: 'endpoints'}],
	['pods', {kind: 'pane', pane: 'pods'}],
	['ns shop', {kind: 'namespace', name: 'shop'}],
	['ns', {kind: 'pick-namespace'}],
	['ctx a b', {kind: 'context', name: 'a b'}],
	['ctx ', {kind: 'pick-context'}],
	['q', {kind: 'quit'}],
	['quit', {kind: 'quit'}],
	['po', {kind: 'pane', pane: 'pods'}],
	['sort age', {kind: 'sort', by: 'age'}],
	['sort', {kind: 'key', key: 'o', place: 'lists'}],
	['check', {kind: 'key', key: 'ctrl-z', place: 'lists'}],
	['trace', {kind: 'key', key: 't', place: 'service'}],
	['', undefined],
])('%j', (text, order) => {
	expect(readCommand(text)).toEqual(order);
});

test('a command there is not is answered with those there are', () => {
	expect(readCommand('deploy')).toEqual({
		kind: 'problem',
		text: 'There is no command deploy. : and tab show those there are.',
	});
});

test.each([
	['s', 's'],
	['sv', 'svc'],
	['sort n', 'sort name'],
	['sort a', 'sort age'],
	['n', 'ns'],
	['namespaces i', 'namespaces infra'],
	['ns i', 'ns infra'],
	['ns s', 'ns shop'],
	['ns x', 'ns x'],
	// Aliases are completed where no name is.
	['endp', 'endpoints'],
	['serv', 'services'],
	['', ''],
])('tab makes %j %j', (text, after) => {
	expect(completed(text, names)).toBe(after);
});

test('what a word can become is listed', () => {
	expect(completions('ns shop', names)).toEqual(['ns shop', 'ns shop-two']);
});

test.each([
	['svcs', 'svc'],
	['tarce', 'trace'],
	['tim', 'timeline'],
	['sort nmae', 'name'],
	['sort agee', 'age'],
])('%j is answered with the nearest there is', (text, near) => {
	expect(readCommand(text)).toMatchObject({kind: 'problem', text: expect.stringContaining(`Did you mean ${near}?`)});
});

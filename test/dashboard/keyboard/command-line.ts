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
	['ns', {kind: 'pick-namespace', filter: ''}],
	['ctx a b', {kind: 'context', name: 'a b'}],
	['ctx ', {kind: 'pick-context', filter: ''}],
	['ctx /eks.*prod', {kind: 'pick-context', filter: 'eks.*prod'}],
	['ns /sho', {kind: 'pick-namespace', filter: 'sho'}],
	['po /filter', {kind: 'pane', pane: 'pods', filter: 'filter'}],
	['svc app=web', {kind: 'pane', pane: 'services', filter: '-l app=web'}],
	['svc app=web,tier!=db', {kind: 'pane', pane: 'services', filter: '-l app=web,tier!=db'}],
	['ep shop /web 1', {kind: 'pane', pane: 'endpoints', namespace: 'shop', filter: 'web 1'}],
	['svc shop app=web', {kind: 'pane', pane: 'services', namespace: 'shop', filter: '-l app=web'}],
	['svc /a/b', {kind: 'pane', pane: 'services', filter: 'a/b'}],
	['svc a b', {kind: 'problem', text: expect.stringContaining('NAMESPACE, /FILTER or KEY=VALUE')}],
	['svc app=web /web', {kind: 'problem', text: expect.stringContaining('"app=web /web"')}],
	['events', {kind: 'key', action: 'events', place: 'service'}],
	['ev', {kind: 'key', action: 'events', place: 'service'}],
	['logs', {kind: 'key', action: 'logs', place: 'service'}],
	['logs /timeout', {kind: 'key', action: 'logs', place: 'service', search: 'timeout'}],
	['events /Failed Mount', {kind: 'key', action: 'events', place: 'service', search: 'Failed Mount'}],
	['events web', {kind: 'problem', text: '"web" is not understood: this command takes no argument.'}],
	['wide yes', {kind: 'problem', text: expect.stringContaining('takes no argument')}],
	['messages 5', {kind: 'problem', text: expect.stringContaining('takes no argument')}],
	['describe', {kind: 'key', action: 'describe', place: 'service'}],
	['commands', {kind: 'key', action: 'commands', place: 'service'}],
	['history', {kind: 'key', action: 'history', place: 'service'}],
	['timeline', {kind: 'key', action: 'history', place: 'service'}],
	['q', {kind: 'quit'}],
	['quit', {kind: 'quit'}],
	['po', {kind: 'pane', pane: 'pods'}],
	['sort age', {kind: 'sort', by: 'age'}],
	['sort', {kind: 'key', action: 'sort', place: 'lists'}],
	['check', {kind: 'key', action: 'only-findings', place: 'lists'}],
	['trace', {kind: 'key', action: 'trace', place: 'service'}],
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
	['hist', 'history'],
	['sort nmae', 'name'],
	['sort agee', 'age'],
])('%j is answered with the nearest there is', (text, near) => {
	expect(readCommand(text)).toMatchObject({kind: 'problem', text: expect.stringContaining(`Did you mean ${near}?`)});
});

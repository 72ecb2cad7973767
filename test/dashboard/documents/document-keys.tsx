import {expect, test} from 'vitest';
import {type DocumentSource, documentId} from '../../../source/dashboard/records/document.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {lines, log, openDocument as open, yaml} from '../../_helpers/open-document.ts';
import {clients, liveFeed, syncedInputs} from '../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../_helpers/screen.tsx';

const esc = '\u001B';

const isInverse = (screen: Screen, word: string) => {
	const y = screen.lines().findIndex(line => line.includes(`${word} fine`));
	return screen.cell(screen.lines()[y]!.indexOf(word), y).isInverse;
};

/** Each: what is open, the keys, and what is on the screen or what was called after them. */
type Case = readonly [string, DocumentSource, readonly string[], {text?: RegExp; calls?: readonly unknown[]}];

const cases: readonly Case[] = [
	['document /', yaml, ['/err'], {text: / \/err█/}],
	['document / enter', yaml, ['/error\r'], {text: /\/error 1 of 3/}],
	['document / esc', yaml, ['/error', esc], {text: /checkout · 1-26 of 61 ━/}],
	['document / enter esc', yaml, ['/error\r', esc], {text: /YAML Service shop\/checkout · 1-26 of 61 ━/}],
	['document / enter esc esc', yaml, ['/error\r', esc, esc], {text: /SERVICES 5/}],
	['document / enter / esc', yaml, ['/error\r', 'n', '/line', esc], {text: /\/error 2 of 3/}],
	['document / enter / esc esc', yaml, ['/error\r', '/line', esc, esc], {text: /shop\/checkout · 1-26 of 61 ━/}],
	['document / enter q', yaml, ['/error\r', 'q'], {text: /SERVICES 5/}],
	['logs / enter esc', log, ['/error\r', esc], {text: /LOGS shop\/web-1 api · the last lines · held/}],
	['document / enter /', yaml, ['/error\r', '/'], {text: / \/█/}],
	['document / enter / enter', yaml, ['/error\r', '/\r'], {text: /shop\/checkout · 1-26 of 61 ━/}],
	['document / enter / ↑', yaml, ['/error\r', '/', '\u001B[A'], {text: / \/error█/}],
	['document / enter / ↑ ↓', yaml, ['/error\r', '/', '\u001B[A', '\u001B[B'], {text: / \/█/}],
	['document / ↑', yaml, ['/err', '\u001B[A'], {text: / \/err█/}],
	['document / ↓', yaml, ['/error\r', '/fine', '\u001B[B'], {text: / \/fine█/}],
	['document / below', yaml, ['jjjjjjjj', '/error\r'], {text: /\/error 2 of 3/}],
	['document / within what is shown', yaml, ['G', '/error\r'], {text: /\/error 3 of 3/}],
	['document / above', yaml, ['G', '/line [12]\\d\r'], {text: /\/line \[12]\\d 20 of 20/}],
	['logs / at the end', log, ['/line [12]\\d\r'], {text: /\/line \[12]\\d 20 of 20/}],
	['document n around', yaml, ['/error\r', 'nnn'], {text: /\/error 1 of 3/}],
	['document n of none', yaml, ['/zzz\r'], {text: /Nothing matches zzz/}],
	['document w, a wide line', yaml, ['w', 'G'], {text: /checkout · 38-61 of 61 ━/}],
	['document ff', yaml, ['f', 'f'], {text: /^ svctop/}],
	[':save', yaml, [':save\r'], {calls: ['save', 'yaml Service shop/checkout', `${lines.join('\n')}\n`]}],
	[':reload', yaml, [':reload\r'], {calls: ['load', 'yaml Service shop/checkout', yaml]}],
	['document ? esc', yaml, ['?', esc], {text: /YAML Service/}],
	['document ? q', yaml, ['?', 'q'], {text: /YAML Service/}],
	['logs ss', log, ['s', 's'], {text: /· following/}],
	['logs 6', log, ['6'], {text: /the last 60 min/}],
	['logs /', log, ['/error\r'], {text: /\/error \d of 3/}],
	[':messages', log, [':messages\r'], {text: /MESSAGES/}],
	// The letters of these mean something else in a text.
	[':trace', log, [':trace\r'], {text: /Run trace checkout\.shop in pod toolbox/}],
	[':curl', log, [':curl\r'], {text: / curl http:\/\/checkout\/█/}],
	[':nslookup', yaml, [':nslookup\r'], {text: /Run nslookup checkout\.shop in pod toolbox/}],
	[':matrix', yaml, [':matrix\r'], {text: /Run matrix checkout\.shop in five pods, all 2 ports\?/}],
	[':timeline', yaml, [':timeline\r'], {text: /HISTORY shop\/checkout/}],
	[':stop', yaml, [':stop\r'], {text: /:forwards lists them/}],
];

test.each(cases)('%s', async (_, source, keys, {text, calls}) => {
	const screen = await open(source);
	await screen.press(...keys);

	expect(screen.text()).toMatch(text ?? /./);
	expect(screen.calls.at(-1) ?? []).toEqual(calls ?? screen.calls.at(-1) ?? []);
});

test.each([
	['yaml', yaml, 'In YAML, describe, events and messages'],
	['logs', log, 'In logs'],
] as const)('help over %s begins with its keys, and says of none that there is no text', async (_, source, title) => {
	const screen = await open(source);
	await screen.press('?');

	expect(screen.lines()[3]?.trim()).toBe(title);
	expect(screen.text()).toContain('copy the whole text');
	expect(screen.text()).not.toContain('There is no text');
});

test('what matches is marked while it is typed', async () => {
	const screen = await open(yaml);
	await screen.press('/line 3');

	expect(isInverse(screen, 'line 3')).toBe(true);
	expect(isInverse(screen, 'line 4')).toBe(false);
	expect(screen.text()).not.toContain(' of 2 ');
});

test('a document remembers its place', async () => {
	const screen = await open(yaml);
	await screen.press('jjj', 'q');
	await screen.dispatch(
		{type: 'document/opened', source: yaml},
		{type: 'document/loaded', id: documentId(yaml), lines},
	);

	expect(screen.text()).toContain('4-29 of 61');
});

test('a document that is opened again has no search any more', async () => {
	const screen = await open(yaml);
	await screen.press('/line 4\r', 'q');
	await screen.dispatch(
		{type: 'document/opened', source: yaml},
		{type: 'document/loaded', id: documentId(yaml), lines},
	);

	expect(screen.text()).toContain('YAML Service shop/checkout ·');
	expect(screen.text()).not.toContain('/line 4');
	expect(isInverse(screen, 'line 4')).toBe(false);
});

const again = (source: DocumentSource): readonly Action[] => [
	{type: 'document/opened', source},
	{type: 'document/grown', id: documentId(source), lines, note: ''},
];

test('a log that is opened again begins as a new one', async () => {
	const screen = await open(log);
	const first = screen.text();
	await screen.press('g', 'w', 't', 'f', '/error\r', 'q');
	await screen.dispatch(...again(log));

	expect(screen.text()).toBe(first);
	expect(first).toContain('· following');
});

test('a log that is loaded again is read on as it was', async () => {
	const screen = await open(log);
	await screen.press('g', '/error\r', 'n', 'r');
	await screen.dispatch({type: 'document/grown', id: documentId(log), lines, note: ''});

	expect(screen.text()).toContain('/error 2 of 3');
	expect(screen.text()).toContain('· held');
});

test('more than a clipboard takes is not sent to it', async () => {
	const screen = await open(yaml);
	await screen.dispatch({type: 'document/loaded', id: documentId(yaml), lines: ['x'.repeat(80_000)]});
	await screen.press('c');

	expect(screen.calls).toEqual([]);
	expect(screen.text()).toContain('ctrl-s saves them to a file');
});

test('what is said of a key alone is not among the messages', async () => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: liveFeed()});
	await screen.press('a', ':messages\r');

	expect(screen.text()).toContain('No messages yet.');
});

test('what the server says, and what it stops saying, is among the messages', async () => {
	const screen = await open({kind: 'messages'});
	await screen.dispatch(
		{type: 'connection/changed', connection: {state: 'lost', since: 0, problem: 'It does not answer.'}},
		{type: 'connection/changed', connection: {state: 'live'}},
	);

	expect(screen.text()).toMatch(/error It does not answer\.[\s\S]*info {2}The API server is back\./);
});

test('what is forbidden is among the messages, what the server does not have is not', async () => {
	const screen = await open({kind: 'messages'});
	const inputs = syncedInputs({
		pods: {phase: 'forbidden', problem: 'Listing pods is forbidden.'},
		ingresses: {phase: 'absent', problem: 'It does not serve ingresses.'},
	});
	await screen.dispatch({type: 'inputs/changed', inputs}, {type: 'inputs/changed', inputs: {...inputs}});

	expect(screen.text().match(/error Listing pods is forbidden\./g)).toHaveLength(1);
	expect(screen.text()).not.toContain('ingresses');
});

test(':copy prints what x would send, to be selected', async () => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: liveFeed()});
	await screen.press('x');
	const [name, text] = screen.calls.at(-1)!;
	expect(name).toBe('copy');
	await screen.press(':', 'copy', '\r');
	expect(screen.calls.at(-1)).toEqual(['print', text]);
});

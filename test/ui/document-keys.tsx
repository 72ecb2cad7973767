import {expect, test} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {type DocumentSource, documentId} from '../../source/state/document.ts';
import {widthOf} from '../../source/ui/text-width.ts';
import {clients, liveFeed, syncedInputs} from '../_helpers/rows.ts';
import {openScreen, type Screen} from '../_helpers/screen.tsx';

const esc = '\u001B';

const subject = {kind: 'Service', namespace: 'shop', name: 'checkout'} as const;
const log = {
	kind: 'logs',
	target: {namespace: 'shop', pod: 'web-1', container: 'api'},
	others: ['api', 'proxy'],
	isPrevious: false,
	since: 'tail',
} as const;
const sources: Readonly<Record<string, DocumentSource>> = {
	yaml: {kind: 'yaml', subject},
	describe: {kind: 'describe', subject},
	events: {kind: 'events', subject},
	logs: log,
};

const long = `2026-03-01T12:00:09Z ${'wide '.repeat(50)}end`;
const lines = [
	...Array.from(
		{length: 60},
		(_, index) => `2026-03-01T12:00:00Z line ${index} ${index % 20 === 7 ? 'error' : 'fine'}`,
	),
	long,
];

const open = async (source: DocumentSource, options: Parameters<typeof openScreen>[0] = {}) => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: liveFeed(), ...options});
	await screen.dispatch({type: 'document-opened', source});
	if (source.kind !== 'messages') {
		await screen.dispatch({type: 'document-grown', id: documentId(source), lines, note: ''});
	}

	return screen;
};

const isInverse = (screen: Screen, word: string) => {
	const y = screen.lines().findIndex(line => line.includes(`${word} fine`));
	return screen.cell(screen.lines()[y]!.indexOf(word), y).isInverse;
};

for (const [columns, rows] of [
	[60, 15],
	[80, 24],
	[120, 40],
	[200, 50],
] as const) {
	test.each(Object.entries(sources))(`${columns}×${rows}: %s`, async (kind, source) => {
		const screen = await open(source, {columns, rows});

		expect(screen.text()).toContain(
			kind === 'logs' ? 'LOGS shop/web-1 api' : `${kind.toUpperCase()} Service shop/checkout`,
		);
		expect(screen.text()).toContain(kind === 'logs' ? 'line 59 fine' : 'line 3 fine');
		expect(screen.lines()).toHaveLength(rows);
		expect(screen.lines()[0]).toContain('● live');
		expect(screen.lines().every(line => widthOf(line) <= columns)).toBe(true);
	});

	test(`${columns}×${rows}: messages`, async () => {
		const screen = await open({kind: 'messages'}, {columns, rows});
		await screen.dispatch({type: 'notice', level: 'error', text: 'Nothing could be saved.', at: 0});

		expect(screen.text()).toContain('MESSAGES');
		expect(screen.text()).toMatch(/\d\d:\d\d:\d\d error Nothing could be saved\./);
	});
}

const yaml = sources.yaml!;

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
	[':matrix', yaml, [':matrix\r'], {text: /Run matrix checkout\.shop in up to five pods/}],
	[':timeline', yaml, [':timeline\r'], {text: /TIMELINE shop\/checkout/}],
	[':stop', yaml, [':stop\r'], {text: /:forwards shows it/}],
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
	expect(screen.text()).toContain('copy the whole text to the terminal');
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
		{type: 'document-opened', source: yaml},
		{type: 'document-loaded', id: documentId(yaml), lines},
	);

	expect(screen.text()).toContain('4-29 of 61');
});

test('a document that is opened again has no search any more', async () => {
	const screen = await open(yaml);
	await screen.press('/line 4\r', 'q');
	await screen.dispatch(
		{type: 'document-opened', source: yaml},
		{type: 'document-loaded', id: documentId(yaml), lines},
	);

	expect(screen.text()).toContain('YAML Service shop/checkout ·');
	expect(screen.text()).not.toContain('/line 4');
	expect(isInverse(screen, 'line 4')).toBe(false);
});

const again = (source: DocumentSource): readonly Action[] => [
	{type: 'document-opened', source},
	{type: 'document-grown', id: documentId(source), lines, note: ''},
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
	await screen.dispatch({type: 'document-grown', id: documentId(log), lines, note: ''});

	expect(screen.text()).toContain('/error 2 of 3');
	expect(screen.text()).toContain('· held');
});

test('a log that grows stays at its end until one moves up', async () => {
	const screen = await open(log);
	const id = documentId(log);
	await screen.dispatch({type: 'document-grown', id, lines: ['2026-03-01T12:00:10Z newest'], note: 'started again'});
	expect(screen.text()).toContain('newest');
	expect(screen.text()).toContain('started again');
	await screen.press('k');
	await screen.dispatch({type: 'document-grown', id, lines: ['2026-03-01T12:00:11Z later'], note: ''});
	expect(screen.text()).not.toContain('later');
});

test('why a log has stopped is not cut for what else there is to say of it', async () => {
	const screen = await open(log, {columns: 60, rows: 15});
	const note = 'waiting: CrashLoopBackOff';
	await screen.dispatch({type: 'document-grown', id: documentId(log), lines: [], note});

	expect(screen.text()).toContain(note);
});

test('a log that has ended is not followed, until it goes on', async () => {
	const screen = await open(log);
	const grown = {type: 'document-grown', id: documentId(log), lines: []} as const;
	await screen.dispatch({...grown, note: 'the pod is gone', isEnded: true});
	expect(screen.text()).toContain('the pod is gone · the last lines · at the end');
	expect(screen.text()).not.toContain('following');
	await screen.dispatch({...grown, note: 'started again'});
	expect(screen.text()).toContain('started again · the last lines · following');
});

test.each([
	[60, / LOGS shop\/checkout-…h2xkq api · the pod is gone · the last/],
	[100, / LOGS shop\/checkout-7d8f9c6…h2xkq api · the pod is gone · the last lines · at the end · 36-61 of 61 /],
	[120, / LOGS shop\/checkout-7d8f9c6b5-h2xkq api · the pod is gone · the last lines · at the end · 36-61 of 61 ━/],
])('at %i columns the name of the pod gives way to how the log stands', async (columns, title) => {
	const source = {...log, target: {...log.target, pod: 'checkout-7d8f9c6b5-h2xkq'}};
	const screen = await open(source, {columns});
	const told = {
		type: 'document-grown',
		id: documentId(source),
		lines: [],
		note: 'the pod is gone',
		isEnded: true,
	} as const;
	await screen.dispatch(told);

	expect(screen.text()).toMatch(title);
});

test('where a log has no lines, why it has ended is told with it', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	const grown = {
		type: 'document-grown',
		id: documentId(log),
		lines: [],
		note: 'the pod is gone',
		isEnded: true,
	} as const;
	await screen.dispatch({type: 'document-opened', source: log}, grown);

	expect(screen.text()).toMatch(/Nothing has been written to this log in that time: the pod\s+is gone\./);
});

test('what cannot be loaded says why, and keeps what was there', async () => {
	const screen = await open(log);
	await screen.dispatch({type: 'document-failed', id: documentId(log), problem: 'There is no pod web-1 any more.'});

	expect(screen.text()).toContain('✖ There is no pod web-1 any more.');
	expect(screen.text()).toContain('r loads it again.');
	expect(screen.text()).toContain('line 59');
	expect(screen.text()).not.toContain('following');
});

test('a line of a log without a time is shown whole', async () => {
	const screen = await open(log);
	const said = [
		'failed to create fsnotify watcher',
		'2026-03-01T12:00:10.5+01:00 with an offset',
		'2026-03-01T12:00:11Z',
	];
	await screen.dispatch({type: 'document-grown', id: documentId(log), lines: said, note: ''});

	expect(screen.text()).toMatch(/\n failed to create fsnotify watcher *\n with an offset *\n *\n/);
});

test('more than a clipboard takes is not sent to it', async () => {
	const screen = await open(yaml);
	await screen.dispatch({type: 'document-loaded', id: documentId(yaml), lines: ['x'.repeat(80_000)]});
	await screen.press('c');

	expect(screen.calls).toEqual([]);
	expect(screen.text()).toContain('ctrl-s saves them to a file');
});

test('what is said of a key alone is not among the messages', async () => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: liveFeed()});
	await screen.press('a', ':messages\r');

	expect(screen.text()).toContain('Nothing has been said yet.');
});

test('what the server says, and what it stops saying, is among the messages', async () => {
	const screen = await open({kind: 'messages'});
	await screen.dispatch(
		{type: 'connection', connection: {state: 'lost', since: 0, problem: 'It does not answer.'}},
		{type: 'connection', connection: {state: 'live'}},
	);

	expect(screen.text()).toMatch(/error It does not answer\.[\s\S]*info {2}The API server answers again\./);
});

test('what is forbidden is among the messages, what the server does not have is not', async () => {
	const screen = await open({kind: 'messages'});
	const inputs = syncedInputs({
		pods: {phase: 'forbidden', problem: 'Listing pods is forbidden.'},
		ingresses: {phase: 'absent', problem: 'It does not serve ingresses.'},
	});
	await screen.dispatch({type: 'inputs', inputs}, {type: 'inputs', inputs: {...inputs}});

	expect(screen.text().match(/error Listing pods is forbidden\./g)).toHaveLength(1);
	expect(screen.text()).not.toContain('ingresses');
});

test(':copy shows what x would send, to be selected', async () => {
	const screen = await openScreen({columns: 100, rows: 30, clients, feed: liveFeed()});
	await screen.press('x');
	const [name, text] = screen.calls.at(-1)!;
	expect(name).toBe('copy');
	await screen.press(':', 'copy', '\r');
	expect(screen.text()).toMatch(/ COPY /);
	const shown = screen
		.lines()
		.slice(3)
		.map(line => line.trim())
		.join(' ');
	expect(shown.replaceAll(/\s+/g, '')).toContain(String(text).replaceAll(/\s+/g, ''));
});

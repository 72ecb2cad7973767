import {expect, test} from 'vitest';
import {DocumentPane} from '../../../source/dashboard/documents/document-pane.tsx';
import {documentId} from '../../../source/dashboard/records/document.ts';
import {widthOf} from '../../../source/dashboard/text/text-width.ts';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {log, openDocument as open, sources, lines as texts, yaml} from '../../_helpers/open-document.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, sizes} from '../../_helpers/screen.tsx';

for (const [columns, rows] of sizes) {
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
		await screen.dispatch({type: 'notice/shown', level: 'error', text: 'Nothing could be saved.', at: 0});

		expect(screen.text()).toContain('MESSAGES');
		expect(screen.text()).toMatch(/\d\d:\d\d:\d\d error Nothing could be saved\./);
	});
}

test('a log that grows stays at its end until one moves up', async () => {
	const screen = await open(log);
	const id = documentId(log);
	await screen.dispatch({type: 'document/grown', id, lines: ['2026-03-01T12:00:10Z newest'], note: 'started again'});
	expect(screen.text()).toContain('newest');
	expect(screen.text()).toContain('started again');
	await screen.press('k');
	await screen.dispatch({type: 'document/grown', id, lines: ['2026-03-01T12:00:11Z later'], note: ''});
	expect(screen.text()).not.toContain('later');
});

test('why a log has stopped is not cut for what else there is to say of it', async () => {
	const screen = await open(log, {columns: 60, rows: 15});
	const note = 'waiting: CrashLoopBackOff';
	await screen.dispatch({type: 'document/grown', id: documentId(log), lines: [], note});

	expect(screen.text()).toContain(note);
});

test('a log that has ended is not followed, until it goes on', async () => {
	const screen = await open(log);
	const grown = {type: 'document/grown', id: documentId(log), lines: []} as const;
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
	const action = {
		type: 'document/grown',
		id: documentId(source),
		lines: [],
		note: 'the pod is gone',
		isEnded: true,
	} as const;
	await screen.dispatch(action);

	expect(screen.text()).toMatch(title);
});

test('where a log has no lines, why it has ended is told with it', async () => {
	const screen = await openScreen({columns: 60, rows: 15, clients, feed: liveFeed()});
	const grown = {
		type: 'document/grown',
		id: documentId(log),
		lines: [],
		note: 'the pod is gone',
		isEnded: true,
	} as const;
	await screen.dispatch({type: 'document/opened', source: log}, grown);

	expect(screen.text()).toMatch(/Nothing has been written to this log in that time: the pod\s+is gone\./);
});

test('what cannot be loaded says why, and keeps what was there', async () => {
	const screen = await open(log);
	await screen.dispatch({type: 'document/failed', id: documentId(log), problem: 'There is no pod web-1 any more.'});

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
	await screen.dispatch({type: 'document/grown', id: documentId(log), lines: said, note: ''});

	expect(screen.text()).toMatch(/\n failed to create fsnotify watcher *\n with an offset *\n *\n/);
});

test.each(sizes)('%i×%i: the pane by itself', (columns, rows) => {
	const grown = {type: 'document/grown', id: documentId(yaml), lines: texts, note: ''} as const;
	const state = stateOf([columns, rows], {type: 'document/opened', source: yaml}, grown, {
		type: 'document/scrolled',
		reading: {search: 'line 1'},
	});
	const pane = draw(<DocumentPane />, {state});
	const shown = pane.lines();

	expect(shown[0]).toMatch(/^ YAML Service shop\/checkout · \/line 1 0 of 11 · /);
	expect(shown[2]).toBe(' 2026-03-01T12:00:00Z line 1 fine');
	expect(shown).toHaveLength(rows - (rows < 24 ? 2 : 3));
	expect(Math.max(...shown.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(pane.frame()).toMatch(/\u001B\[7m.*line 1\u001B/);
});

test('a document that takes the header too is as high as the terminal but for its title and the footer', () => {
	const full = {type: 'document/scrolled', reading: {isFull: true}} as const;
	const state = stateOf([80, 24], {type: 'document/opened', source: yaml}, full);
	const shown = draw(<DocumentPane />, {state}).lines();

	expect(shown).toHaveLength(23);
	expect(shown[1]).toBe(' ◌ loading…');
});

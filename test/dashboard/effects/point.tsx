import {expect, test} from 'vitest';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const open = (columns = 100, rows = 30) => openScreen({columns, rows, clients, feed: liveFeed()});

/** What a terminal reports (xterm, mode 1006); cells count from 0 here. */
const click = (column: number, row: number) => `\u001B[<0;${column + 1};${row + 1}M`;
const wheelDown = '\u001B[<65;5;5M';
const wheelUp = '\u001B[<64;5;5M';

const rowOf = (lines: readonly string[], pattern: RegExp) => lines.findIndex(line => pattern.test(line));

test('a click selects a Service', async () => {
	const screen = await open();
	const row = rowOf(screen.lines(), /^ . \S+ +ledger /);
	await screen.press(click(20, row));

	expect(screen.store.getState().cursors.services.selected).toBe('shop/ledger');
	expect(screen.cell(4, row).isInverse).toBe(true);
});

test('a click on a row of another pane goes there', async () => {
	const screen = await open();
	await screen.press('/web$\r');
	const row = rowOf(screen.lines(), /^ PODS| {2}PODS/);
	const column = screen.lines()[row]!.indexOf('PODS') + 3;
	await screen.press(click(column, row + 2));

	expect(screen.store.getState().focus).toBe('pods');
});

test.each([
	['the header', 0],
	['the title', 2],
	['the heads', 3],
	['the footer', 29],
	['outside', 80],
])('a click on %s selects nothing', async (_, row) => {
	const screen = await open();
	await screen.press('j');
	const {cursors, focus} = screen.store.getState();
	await screen.press(click(10, row));

	expect(screen.store.getState()).toMatchObject({cursors, focus});
});

test('the wheel goes through the list, and back', async () => {
	const screen = await open();
	const first = screen.store.getState().cursors.services.selected;
	await screen.press(wheelDown);
	expect(screen.store.getState().cursors.services.selected).not.toBe(first);
	await screen.press(wheelUp);
	expect(screen.store.getState().cursors.services.selected).toBe(first);
});

test('the wheel scrolls a text', async () => {
	const screen = await open(80, 24);
	await screen.press('?');
	await screen.press(wheelDown);
	expect(screen.store.getState().overlay).toMatchObject({kind: 'help', top: 3});
	await screen.press(wheelUp);
	expect(screen.store.getState().overlay).toMatchObject({kind: 'help', top: 0});
});

test('a click selects in a list to choose from', async () => {
	const screen = await open();
	await screen.press(':sort\r');
	const row = rowOf(screen.lines(), /^ {3}age /);
	await screen.press(click(5, row));
	expect(screen.store.getState().overlay).toMatchObject({kind: 'columns', selected: 'age'});
});

test('while something is typed the mouse does nothing, and no byte of it is typed', async () => {
	const screen = await open();
	await screen.press('/le');
	await screen.press(`${wheelDown}${click(5, 5)}d`);
	expect(screen.store.getState().prompt).toMatchObject({kind: 'filter', text: 'led'});
});

import {expect, test} from 'vitest';
import {pod, service, view} from '../../../_helpers/objects.ts';
import {liveFeed, row} from '../../../_helpers/rows.ts';
import {openScreen, type Screen} from '../../../_helpers/screen.tsx';

const podsOf = (name: string, ends: readonly string[]) =>
	ends.map(end => pod({name: `${name}-${end}`, labels: {app: name, track: end === 'c' ? 'canary' : 'stable'}}));

const rowOf = (name: string, ends: readonly string[]) =>
	row(view({service: service({name, selector: {app: name}}), pods: podsOf(name, ends)}));

const open = () =>
	openScreen({columns: 80, rows: 40, feed: liveFeed([rowOf('cart', ['a', 'b', 'c']), rowOf('orders', ['x', 'y'])])});

const command = (screen: Screen, text: string) => screen.press(':', `${text}\r`);

/** The names of the pods that are listed. */
const listed = (screen: Screen) =>
	screen
		.text()
		.match(/^ . (?:cart|orders)-\w(?= +1\/1)/gm)
		?.map(line => line.slice(3));

test(':po /text shows the pods that match, and not fewer Services', async () => {
	const screen = await open();
	await command(screen, 'po /-[ab]$');
	expect(screen.store.getState().focus).toBe('pods');
	expect(screen.text()).toContain('SERVICES 2 ─');
	expect(screen.text()).toContain('PODS cart · 2 · /-[ab]$ · 1 hidden · app=cart');
	expect(listed(screen)).toEqual(['cart-a', 'cart-b']);
});

test.each([
	['po track=canary', ['cart-c']],
	['po track!=canary', ['cart-a', 'cart-b']],
	['pods /!canary', ['cart-a', 'cart-b']],
	['pods /running', ['cart-a', 'cart-b', 'cart-c']],
	['pods /-f crtb', ['cart-b']],
	['po', ['cart-a', 'cart-b', 'cart-c']],
] as const)(':%s', async (text, names) => {
	const screen = await open();
	await command(screen, text);
	expect(listed(screen)).toEqual(names);
});

test(':ep /text shows the endpoints that match', async () => {
	const screen = await open();
	await command(screen, 'ep /cart-c');
	expect(screen.text()).toContain('ENDPOINTS cart · 1 · /cart-c · 2 hidden');
	expect(screen.text().match(/^ . [\d.]+ +8080 +cart-\w/gm)).toEqual([expect.stringMatching(/cart-c$/)]);
});

test('where the selected Service has no match, the first one that has is selected, and that is said', async () => {
	const screen = await open();
	await command(screen, 'po /orders');
	expect(screen.store.getState().cursors.services.selected).toBe('shop/orders');
	expect(listed(screen)).toEqual(['orders-x', 'orders-y']);
	expect(screen.lines().at(-1)).toContain('No match in shop/cart: selected shop/orders.');
});

test('where none has a match, the list says that its filter hides it', async () => {
	const screen = await open();
	await command(screen, 'po /nothing');
	expect(screen.text()).toContain('The filter hides every pod of cart. esc clears it.');
	expect(screen.text()).toContain('PODS cart · 0 · /nothing · 3 hidden');
	await screen.press('\u001B');
	expect(listed(screen)).toEqual(['cart-a', 'cart-b', 'cart-c']);
});

test('/ filters the focused pods while it is typed, says what it looks at, and another Service has them all', async () => {
	const screen = await open();
	await screen.press('\u001B[Z', '/', '-b');
	expect(listed(screen)).toEqual(['cart-b']);
	expect(screen.text()).toMatch(/PODS cart · 1 · \/-b · 2 hidden · in name, ready, status/);
	await screen.press('\r', '\t', 'j');
	expect(listed(screen)).toEqual(['orders-x', 'orders-y']);
	await screen.press('k');
	expect(listed(screen)).toEqual(['cart-a', 'cart-b', 'cart-c']);
});

test('a filter of pods is cleared before that of the Services', async () => {
	const screen = await open();
	await screen.press('/cart\r', '\u001B[Z', '/b\r', '\u001B');
	expect(listed(screen)).toEqual(['cart-a', 'cart-b', 'cart-c']);
	expect(screen.text()).toContain('SERVICES 1 · /cart');
	await screen.press('\u001B');
	expect(screen.text()).toContain('SERVICES 2 ─');
});

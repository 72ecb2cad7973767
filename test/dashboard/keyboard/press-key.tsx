import {expect, test} from 'vitest';
import {unboundK9sKeys} from '../../../source/dashboard/keyboard/k9s-keys.ts';
import {keymap, keymapOf} from '../../../source/dashboard/keyboard/keymap.ts';
import {defaultKeys, type KeyChoice, withKeys} from '../../../source/dashboard/records/key-choice.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen} from '../../_helpers/screen.tsx';

const keys: KeyChoice = {
	trace: ['ctrl-t'],
	nslookup: ['t'],
	help: ['F', '?'],
	copy: ['y'],
	yaml: ['x'],
	forward: ['v'],
};

const open = () => openScreen({columns: 120, rows: 60, clients, feed: liveFeed(), keys});

test('every action has a key, and every key that can be changed an action', () => {
	expect(new Set(keymap.flatMap(({action}) => action ?? []))).toEqual(new Set(Object.keys(defaultKeys)));
});

test('what was given another key is done by it, and by the old one no more', async () => {
	const screen = await open();
	await screen.press('\u0014');
	expect(screen.lines().at(-1)).toContain('Run trace checkout.shop in pod toolbox');
	await screen.press('\u001B', 't');
	expect(screen.lines().at(-1)).toContain('Run nslookup checkout.shop in pod toolbox');
	await screen.press('\u001B', 'n');
	expect(screen.lines().at(-1)).toContain(' n does nothing here; shift-f shows the keys.');
});

test('footer, help and messages name the keys that hold', async () => {
	const screen = await open();
	expect(screen.lines().at(-1)).toContain('<t> nslookup');
	expect(screen.lines().at(-1)).toContain('<ctrl-t> trace');
	expect(screen.lines().at(-1)).toContain('<shift-f ?> help');
	await screen.press('\u0004');
	expect(screen.lines().at(-1)).toContain('svctop changes nothing in the cluster; y copies the fix');
	await screen.press(':save\r');
	expect(screen.lines().at(-1)).toContain('No text is open here: x, d, e and l open one.');
	await screen.press('F');
	expect(screen.text()).toMatch(/ctrl-t +trace: the path to the Service/);
	expect(screen.text()).not.toMatch(/\bn +nslookup/);
});

test('a command after : does the same whatever its key', async () => {
	const screen = await open();
	await screen.press(':trace\r');
	expect(screen.lines().at(-1)).toContain('Run trace checkout.shop');
	await screen.press('\u001B', ':yaml\r');
	expect(screen.text()).toContain('YAML Service shop/checkout');
});

test('texts about keys of k9s name actions that there are', () => {
	const texts = unboundK9sKeys.map(({because}) => withKeys(because, {}));
	expect(texts.filter(text => /[{}]|undefined/.test(text))).toEqual([]);
	expect(keymapOf({keys: {trace: ['n']}}).find(({action}) => action === 'trace')?.label).toBe('n');
});

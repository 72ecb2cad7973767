import {expect, test} from 'vitest';
import {keysDocument} from '../scripts/keys-document.ts';
import {keyCount, tour} from '../scripts/tour.ts';
import {lineText} from '../source/dashboard/components/line.ts';
import {helpLines} from '../source/dashboard/help/help-lines.ts';
import {lineCommands} from '../source/dashboard/keyboard/command-line.ts';
import type {Scope} from '../source/dashboard/keyboard/key-binding.ts';
import {keymap} from '../source/dashboard/keyboard/keymap.ts';
import {symbolsOf} from '../source/theme.ts';

test('every key is in it', () => {
	const lines = keysDocument().split('\n');

	for (const {help} of keymap) {
		const matching = lines.filter(line => line.endsWith(`| ${help.replaceAll('|', '\\|')} |`));
		expect(matching.length, help).toBeGreaterThan(0);
	}
});

/** What the design promises, by where it works. */
const promised: Readonly<Partial<Record<Scope, string>>> = {
	list: `j k down up g G ctrl-f ctrl-b pgdn pgup home end enter esc q ctrl-c tab shift-tab z / : 0 1 9 - ctrl-z n c t p T
		d y l e s F f N A S o O ctrl-w x M L h P ?`,
	text: 'j k n c t T r d y l e s x M p / ctrl-s ? esc q',
	document: '/ n N f c ctrl-s w r left right',
	logs: '/ n N f c ctrl-s 0 1 2 3 4 5 6 t s w p C',
	prompt: 'tab up ctrl-u ctrl-w enter esc ctrl-c',
};

test.each(Object.entries(promised))('in a %s all keys of the design are bound', (scope, keys) => {
	const bound = keymap.filter(({scopes}) => scopes.includes(scope as Scope)).flatMap(binding => binding.keys);
	expect(keys.split(/\s+/).filter(key => !bound.includes(key))).toEqual([]);
});

test('the help has every key, and every command', () => {
	const keys = keymap.map(binding => ({...binding, reason: undefined}));
	const text = helpLines(keys, 'list', 400, symbolsOf(true)).map(lineText).join('\n');

	for (const {label, help} of keymap) {
		expect(text).toContain(label);
		expect(text).toContain(help);
	}

	for (const {name, help} of lineCommands) {
		expect(text).toContain(`:${name}`);
		expect(text).toContain(help);
	}
});

test('the tour has sixteen Services of sixteen kinds, one key from row to proof', () => {
	expect(new Set(tour.map(({service}) => service)).size).toBe(16);
	expect(new Set(tour.map(({fault}) => fault)).size).toBe(16);
	expect(tour.map(({keys}) => keyCount(keys))).toEqual(tour.map(() => 1));
	expect(keyCount(['enter', 'd', ':', 'po', 'esc'])).toBe(6);
});

test('keys of the tour do in the lists what it says', () => {
	const bound = keymap.filter(({scopes}) => scopes.includes('list')).flatMap(({keys}) => keys);
	expect(tour.flatMap(({keys}) => keys).filter(key => !bound.includes(key))).toEqual([]);
});

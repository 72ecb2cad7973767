import type {Key} from 'ink';
import {expect, test} from 'vitest';
import {keyNames} from '../../../source/dashboard/keyboard/key-names.ts';

const none: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

test.each<[string, Partial<Key>, readonly string[]]>([
	['j', {}, ['j']],
	['jjj', {}, ['j', 'j', 'j']],
	['/ab\r', {}, ['/', 'a', 'b', 'enter']],
	['G', {shift: true}, ['G']],
	['x\u0006y', {}, ['x', 'ctrl-f', 'y']],
	['a\u007F', {}, ['a', 'backspace']],
	['e\u0301日', {}, ['e\u0301', '日']],
	['', {downArrow: true}, ['down']],
	['', {pageUp: true}, ['pgup']],
	['\r', {return: true}, ['enter']],
	['', {escape: true}, ['esc']],
	['\t', {tab: true}, ['tab']],
	['', {tab: true, shift: true}, ['shift-tab']],
	['f', {ctrl: true}, ['ctrl-f']],
	['x', {meta: true}, ['esc', 'x']],
	['', {meta: true, return: true}, ['esc', 'enter']],
	['', {meta: true, escape: true}, ['esc', 'esc']],
	['', {meta: true, upArrow: true}, ['up']],
	['[99~', {}, []],
	['[<0;10;10M', {}, []],
	['[I', {}, []],
	['[a-c]', {}, ['[', 'a', '-', 'c', ']']],
	['j', {eventType: 'release'}, []],
	['', {}, []],
])('%j %j', (input, key, names) => {
	expect(keyNames(input, {...none, ...key})).toEqual(names);
});

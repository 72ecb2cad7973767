import {expect} from 'vitest';
import {keyBytes} from './key-bytes.ts';
import type {KeyCases} from './key-case.ts';

const opened = (cases: KeyCases, first: string): KeyCases =>
	Object.fromEntries(
		Object.entries(cases).map(([key, each]) => [key, {...each, after: [first, ...(each.after ?? [])]}]),
	);

/** The keys of the list of forwards: of port 8080, and of port 9090. */
export const forwardKeyCases: KeyCases = opened(
	{
		enter: {call: ['copy', expect.stringContaining('8080')]},
		x: {call: ['copy', expect.stringContaining('8080')]},
		d: {call: ['stopForward', 8080]},
		'ctrl-d': {call: ['stopForward', 8080]},
		j: {row: /9090/},
		down: {row: /9090/},
		k: {after: ['j'], row: /8080/},
		up: {after: ['j'], row: /8080/},
		'ctrl-f': {row: /9090/},
		pgdn: {row: /9090/},
		'ctrl-b': {after: ['j'], row: /8080/},
		pgup: {after: ['j'], row: /8080/},
		g: {after: ['j'], row: /8080/},
		home: {after: ['j'], row: /8080/},
		G: {row: /9090/},
		end: {row: /9090/},
		':': {last: /^ :█/},
		esc: {text: /SERVICES 5/},
		q: {text: /SERVICES 5/},
		'?': {text: /HELP/},
		'ctrl-c': {last: /Quit, and close them\?/},
	},
	'f',
);

/** The keys where one is asked before forwards are closed. */
export const leavingKeyCases: KeyCases = opened(
	{enter: {call: ['quit']}, q: {call: ['quit']}, 'ctrl-c': {call: ['quit']}, esc: {last: /<\?> help/}},
	keyBytes('q'),
);

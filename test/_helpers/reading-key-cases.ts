import {expect} from 'vitest';
import {keyBytes} from './key-bytes.ts';
import type {KeyCase, KeyCases} from './key-case.ts';
import {log, yaml} from './open-document.ts';

const [enter, esc, right, ctrlB] = ['enter', 'esc', 'right', 'ctrl-b'].map(keyBytes) as [
	string,
	string,
	string,
	string,
];
const wide = `${'wide '.repeat(50)}end`;

/** 61 lines, of which three say error, and the sixth and the last are wider than the screen. */
export const documentLines: readonly string[] = [
	...Array.from({length: 60}, (_, index) => {
		const word = index % 20 === 7 ? 'error' : 'fine';
		return `2026-03-01T12:00:00Z line ${index} ${index === 5 ? wide : word}`;
	}),
	`2026-03-01T12:00:09Z ${wide}`,
];

const whole = `${documentLines.join('\n')}\n`;

const each = (cases: KeyCases, first: Partial<KeyCase>): KeyCases =>
	Object.fromEntries(
		Object.entries(cases).map(([key, outcome]) => [
			key,
			{...first, ...outcome, after: [...(first.after ?? []), ...(outcome.after ?? [])]},
		]),
	);

/** The keys of what svctop tells: those of any text in the diagnosis, those that move in the help, as it is long. */
export const textKeyCases: KeyCases = {
	...each(
		{
			n: {last: /Run nslookup checkout\.shop/},
			c: {last: /curl http:\/\/checkout\//},
			t: {last: /Run trace checkout\.shop/},
			T: {last: /Run matrix checkout\.shop/},
			L: {text: /LOG 2/},
			F: {after: [esc, 'G', enter], last: /forward \d+:\S+█/},
			f: {text: /FORWARDS 0/},
			h: {text: /HISTORY shop\/checkout/},
			':': {last: /^ :█/},
			x: {call: ['copy', expect.stringContaining('patch service checkout')]},
			p: {text: /PROBE FROM 2/},
			d: {text: /DESCRIBE Service shop\/checkout/},
			y: {text: /YAML Service shop\/checkout/},
			e: {text: /EVENTS Service shop\/checkout/},
			l: {after: [esc, 'jj', enter], text: /CONTAINERS 3/},
			s: {after: [esc, 'jj', enter], text: /CONTAINERS/},
			R: {after: [esc, 't', enter], last: /Nothing was run here/},
			J: {last: /What is said here names no other object/},
			r: {after: [esc, 't', enter], last: /Nothing was run here/},
			'/': {last: /^ \/█/},
			'ctrl-s': {call: ['save', 'diagnosis shop/checkout', expect.stringContaining('no pod has app=checkuot')]},
			M: {call: ['copy', expect.stringContaining('## Service shop/checkout')]},
			z: {after: ['?'], last: /Nothing is folded here/},
			esc: {text: /SERVICES 5/},
			q: {text: /SERVICES 5/},
			'?': {text: /HELP/},
			'ctrl-c': {call: ['quit']},
		},
		{after: [enter]},
	),
	...each(
		{
			j: {text: / 2-27 of/},
			down: {text: / 2-27 of/},
			k: {after: ['jj'], text: / 2-27 of/},
			up: {after: ['jj'], text: / 2-27 of/},
			'ctrl-f': {text: / 26-51 of/},
			pgdn: {text: / 26-51 of/},
			'ctrl-b': {after: ['jjj'], text: / 1-26 of/},
			pgup: {after: ['jjj'], text: / 1-26 of/},
			g: {after: ['G'], text: / 1-26 of/},
			home: {after: ['G'], text: / 1-26 of/},
			G: {text: /Services with the finding/},
			end: {text: /Services with the finding/},
		},
		{after: ['?']},
	),
};

/** The keys of every document, in YAML of 61 lines. */
export const documentKeyCases: KeyCases = each(
	{
		'/': {last: /^ \/█/},
		n: {after: [`/error${enter}`], text: /\/error 2 of 3/},
		N: {after: [`/error${enter}`], text: /\/error 3 of 3/},
		f: {text: /^ YAML/},
		c: {call: ['copy', whole]},
		'ctrl-s': {call: ['save', 'yaml Service shop/checkout', whole]},
		w: {text: /wide end/},
		r: {call: ['load', 'yaml Service shop/checkout', yaml]},
		'ctrl-r': {call: ['load', 'yaml Service shop/checkout', yaml]},
		left: {after: [right], text: /\n 2026-03-01T12:00:00Z line 0/},
		right: {text: /\n :00Z line 0/},
		':': {last: /^ :█/},
		j: {text: / · 2-27 of 61/},
		down: {text: / · 2-27 of 61/},
		k: {after: ['jj'], text: / · 2-27 of 61/},
		up: {after: ['jj'], text: / · 2-27 of 61/},
		'ctrl-f': {text: / · 26-51 of 61/},
		pgdn: {text: / · 26-51 of 61/},
		'ctrl-b': {after: ['jjj'], text: / · 1-26 of 61/},
		pgup: {after: ['jjj'], text: / · 1-26 of 61/},
		g: {after: ['G'], text: / · 1-26 of 61/},
		home: {after: ['G'], text: / · 1-26 of 61/},
		G: {text: / · 36-61 of 61/},
		end: {text: / · 36-61 of 61/},
		esc: {text: /SERVICES 5/},
		q: {text: /SERVICES 5/},
		'?': {text: /HELP/},
		'ctrl-c': {call: ['quit']},
	},
	{document: yaml},
);

const load = (change: object) => ['load', 'logs shop/web-1/api', {...log, ...change}];

/** The keys of a log of 61 lines, which is at its end when it is opened. */
export const logKeyCases: KeyCases = each(
	{
		p: {call: load({isPrevious: true})},
		C: {text: /LOGS shop\/web-1 proxy/},
		t: {text: /\n 2026-03-01T12:00:00Z line 59/},
		s: {text: /· held/},
		'0': {call: load({})},
		'1': {call: load({since: 'head'})},
		'2': {call: load({since: 60})},
		'3': {call: load({since: 300})},
		'4': {call: load({since: 900})},
		'5': {call: load({since: 1800})},
		'6': {call: load({since: 3600})},
		'/': {last: /^ \/█/},
		n: {after: ['g', `/error${enter}`], text: /\/error 2 of 3/},
		N: {after: ['g', `/error${enter}`], text: /\/error 3 of 3/},
		f: {text: /^ LOGS/},
		c: {call: ['copy', expect.stringMatching(/^line 0 fine\n/)]},
		'ctrl-s': {call: ['save', 'logs shop/web-1/api', expect.stringMatching(/^line 0 fine\n/)]},
		w: {text: /wide end/},
		r: {call: load({})},
		'ctrl-r': {call: load({})},
		left: {after: [right], text: /\n line 59/},
		right: {gone: /\n line 59/},
		':': {last: /^ :█/},
		j: {after: ['kkk'], text: /· held · 34-59 of 61/},
		down: {after: ['kkk'], text: /· held · 34-59 of 61/},
		k: {text: /· held · 35-60 of 61/},
		up: {text: /· held · 35-60 of 61/},
		'ctrl-f': {after: ['g'], text: / · 26-51 of 61/},
		pgdn: {after: ['g'], text: / · 26-51 of 61/},
		'ctrl-b': {text: /· held · 11-36 of 61/},
		pgup: {text: /· held · 11-36 of 61/},
		g: {text: /· held · 1-26 of 61/},
		home: {text: /· held · 1-26 of 61/},
		G: {after: [ctrlB], text: /· following · 36-61 of 61/},
		end: {after: [ctrlB], text: /· following · 36-61 of 61/},
		esc: {text: /SERVICES 5/},
		q: {text: /SERVICES 5/},
		'?': {text: /HELP/},
		'ctrl-c': {call: ['quit']},
	},
	{document: log},
);

/** The keys of a line that is typed into. */
export const promptKeyCases: KeyCases = {
	enter: {after: ['/web'], last: /<n> nslookup/},
	tab: {after: [':ns i'], last: /^ :ns infra/},
	up: {after: [`:svc${enter}`, ':'], last: /^ :svc█/},
	down: {after: [`:svc${enter}`, ':', keyBytes('up')], last: /^ :█/},
	backspace: {after: ['/webx'], last: /^ \/web█/},
	delete: {after: ['/webx'], last: /^ \/web█/},
	'ctrl-w': {after: [':ns shop'], last: /^ :ns █/},
	'ctrl-u': {after: ['/red'], last: /^ \/█/},
	esc: {after: ['/web'], text: /SERVICES 5/},
	'ctrl-c': {after: ['/web'], text: /SERVICES 5/},
};

/** The keys where one is asked whether a probe may run. */
export const questionKeyCases: KeyCases = {
	...each(
		{
			enter: {call: ['nslookup', 'shop/checkout', expect.anything()]},
			a: {text: /PROBE shop\/checkout/},
			esc: {last: /<n> nslookup/},
			'ctrl-c': {last: /<n> nslookup/},
		},
		{after: [esc, 'n']},
	),
	...each({tab: {last: /port 80 \(http\)\?/}, 'shift-tab': {last: /port 53\/UDP \(dns\)\?/}}, {after: [esc, 't']}),
};

import {lineCommands} from '../../source/dashboard/keyboard/command-line.ts';
import {keymap} from '../../source/dashboard/keyboard/keymap.ts';
import {keyBytes} from '../../test/_helpers/key-bytes.ts';

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32, public domain). */
export const randomFrom = (seed: number) => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d_2b_79_f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
};

/** Both end the program: `q` is pressed where it closes something, which help does, even where an esc before it took the first `?` for itself. */
const ending = new Set(['q', 'ctrl-c']);

const keys = [
	...new Set(keymap.flatMap(binding => binding.keys.filter(key => !ending.has(key) || key.length > 6))),
].map(keyBytes);

const orders = lineCommands.filter(({name}) => !name.startsWith('q')).map(({name}) => `:${name}\r`);

const texts = [
	...[
		'/web\r',
		'/[\r',
		'/!web\r',
		'/-l app=web\r',
		'/-f ck\r',
		'/@selector\r',
		'/\u0015\r',
		'/zzz',
		'/日本é\r',
		':nonsense\r',
	],
	...['\u001B[200~pasted\ntext\u001B[201~', 'jjjjj', 'kkk', '??q', 'exit\r', ':sort age\r', ':ns default\r', ':ns\t\r'],
	// What no key means: a mouse, a focus report, an unknown function key, alt with a letter.
	...['\u001B[<0;10;10M', '\u001B[I', '\u001B[99~', '\u001Bx'],
];

/** What is typed, one read each, without end: mostly single keys, now and then a line, a paste, or bytes that mean nothing. */
export function* randomKeys(random: () => number): Generator<string, never> {
	const oneOf = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)]!;
	for (;;) {
		const kind = random();
		yield oneOf(kind < 0.75 ? keys : kind < 0.87 ? orders : texts);
	}
}

import type {Key} from 'ink';

const segmenter = new Intl.Segmenter();

const flagged: ReadonlyArray<readonly [keyof Key, string]> = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pgup'],
	['pageDown', 'pgdn'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'esc'],
	['backspace', 'backspace'],
	['delete', 'delete'],
];

const controls: Readonly<Record<string, string>> = {
	'\r': 'enter',
	'\n': 'enter',
	'\t': 'tab',
	'\u001B': 'esc',
	'\b': 'backspace',
	'\u007F': 'backspace',
};

const nameOf = (character: string) => {
	const known = controls[character];
	if (known !== undefined) {
		return known;
	}

	const code = character.codePointAt(0)!;
	return code >= 1 && code <= 26 ? `ctrl-${String.fromCodePoint(code + 96)}` : character;
};

/** What is left of a sequence that ink does not know once it has taken the escape away (ECMA-48 5.4): `[99~`, a mouse report. */
const unknownSequence = /^\[[\d:;<=>?]+[ -/]*[A-Za-z^$~]$|^\[[IO]$/;

/** Keys without parameters in their sequence: with an escape before them they are two keys that came in one read. */
const isBare = (key: Key) => key.return || key.escape || key.backspace || key.tab;

/**
 * The keys of one event, in order. Whatever arrived in one read is one event in ink, so that 'jjj' is three keys and
 * '/ab\r' is four; esc and the key after it are what a keyboard sends with alt, and are two here, as no key has alt. Keys
 * that have no name here give none.
 */
export const keyNames = (input: string, key: Key): readonly string[] => {
	if (key.eventType === 'release' || unknownSequence.test(input)) {
		return [];
	}

	if (key.meta && (isBare(key) || input !== '')) {
		return ['esc', ...keyNames(input, {...key, meta: false})];
	}

	const flag = flagged.find(([name]) => key[name]);
	if (flag !== undefined) {
		return [flag[1]];
	}

	if (key.tab) {
		return [key.shift ? 'shift-tab' : 'tab'];
	}

	if (key.ctrl) {
		return /^[a-z]$/.test(input) ? [`ctrl-${input}`] : [];
	}

	return [...segmenter.segment(input)].flatMap(({segment}) =>
		// A carriage return and a line feed are one character to a person, and one key.
		segment === '\r\n' ? ['enter'] : [nameOf(segment)],
	);
};

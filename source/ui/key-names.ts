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

/**
 * The keys of one event, in order. Whatever arrived in one read is one event in ink, so that 'jjj' is three keys and
 * '/ab\r' is four. Keys that have no name here give none.
 */
export const keyNames = (input: string, key: Key): readonly string[] => {
	if (key.eventType === 'release') {
		return [];
	}

	const flag = flagged.find(([name]) => key[name]);
	if (flag !== undefined) {
		return [flag[1]];
	}

	if (key.tab) {
		return [key.shift ? 'shift-tab' : 'tab'];
	}

	if (key.meta) {
		return [];
	}

	if (key.ctrl) {
		return /^[a-z]$/.test(input) ? [`ctrl-${input}`] : [];
	}

	return [...segmenter.segment(input)].flatMap(({segment}) =>
		// A carriage return and a line feed are one character to a person, and one key.
		segment === '\r\n' ? ['enter'] : [nameOf(segment)],
	);
};

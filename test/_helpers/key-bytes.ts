const named: Readonly<Record<string, string>> = {
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	home: '\u001B[H',
	end: '\u001B[F',
	pgup: '\u001B[5~',
	pgdn: '\u001B[6~',
	delete: '\u001B[3~',
	enter: '\r',
	esc: '\u001B',
	tab: '\t',
	'shift-tab': '\u001B[Z',
	backspace: '\u007F',
};

/** What a terminal sends for a key, by its name in the keymap. */
export const keyBytes = (key: string) =>
	named[key] ?? (key.startsWith('ctrl-') ? String.fromCodePoint(key.codePointAt(5)! - 96) : key);

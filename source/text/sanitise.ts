/** C0 and C1 controls, DEL, line separators, and the marks that reorder text (Unicode UAX 9). */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const everyUnsafe = new RegExp(unsafe.source, 'g');

/** Control pictures exist for C0 and DEL; what has no picture becomes the replacement character. */
const visible = (character: string) => {
	const code = character.charCodeAt(0);
	if (code < 0x20) {
		return String.fromCharCode(0x2400 + code);
	}

	return code === 0x7f ? '\u2421' : '\ufffd';
};

/**
 * One line of text from a cluster, made safe to draw: what could move a cursor, colour text or reorder it becomes a
 * visible mark. Returns the same string where nothing was unsafe.
 */
export const sanitise = (text: string) => (unsafe.test(text) ? text.replace(everyUnsafe, visible) : text);

/** The same for a text of several lines: newlines and tabs stay, a carriage return before a newline goes. */
export const sanitiseLines = (text: string) =>
	unsafe.test(text)
		? text
				.replaceAll('\r\n', '\n')
				.replace(everyUnsafe, character => (character === '\n' || character === '\t' ? character : visible(character)))
		: text;

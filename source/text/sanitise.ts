/**
 * C0 and C1 controls, DEL, line separators, the marks that reorder text (Unicode UAX 9), and what takes no room and so
 * makes two names look alike: soft hyphen, zero-width characters, byte order mark, tags and further variation selectors
 * (plane 14, all of which begin with one surrogate).
 */
const unsafe =
	/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\udb40]/;
const everyUnsafe = new RegExp(`\\udb40[\\udc00-\\udfff]|${unsafe.source}`, 'g');

/** Beyond this no script piles up marks on a letter; many of them are drawn over the lines above and below. */
const everyTower = /(?<=\p{M}{8})\p{M}+/gu;
/** What either of them is made of, and more: most texts have nothing of it. */
const special = /[^ -~\u00a0-\u00ac\u00ae-\u02ff]/;

/** Control pictures exist for C0 and DEL; what has no picture becomes the replacement character. */
const visible = (character: string) => {
	const code = character.charCodeAt(0);
	if (code < 0x20) {
		return String.fromCharCode(0x2400 + code);
	}

	return code === 0x7f ? '\u2421' : '\ufffd';
};

const replaceUnsafe = (text: string, write: (character: string) => string) =>
	special.test(text) ? (unsafe.test(text) ? text.replace(everyUnsafe, write) : text).replace(everyTower, write) : text;

/**
 * One line of text from a cluster, made safe to draw: what could move a cursor, colour text, reorder it or cover what is
 * above becomes a visible mark. Returns the same string where nothing was unsafe.
 */
export const sanitise = (text: string) => replaceUnsafe(text, visible);

/** The same for a text of several lines: newlines and tabs stay, a carriage return before a newline goes. */
export const sanitiseLines = (text: string) =>
	replaceUnsafe(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text, character =>
		character === '\n' || character === '\t' ? character : visible(character),
	);

/**
 * The text with each such character, but for ends of lines and tabs, as `write` writes its code point: for a notation that
 * has escapes of its own, so that nothing is lost.
 */
export const escapeUnsafe = (text: string, write: (codePoint: number) => string) =>
	replaceUnsafe(text, characters =>
		characters === '\n' || characters === '\t'
			? characters
			: [...characters].map(character => write(character.codePointAt(0)!)).join(''),
	);

/** Every sequence that ink and svctop write to a terminal; one with another parameter is somebody else's. */
const own: readonly RegExp[] = [
	// Cursor: next line, column, up, the place in the corner; erase to the end of a line, a line, to the end of the screen.
	/\u001b\[(?:E|\d{0,3}G|\d{0,3}A|\d{0,3};\d{0,3}H|[12]?K|J)/,
	// Bold, dim, inverse, the eight colours of the palette, a colour of 24 bits, and what ends them.
	/\u001b\[(?:0|1|2|7|22|27|3[0-79]|9[0-7]|38;2;\d{1,3};\d{1,3};\d{1,3})m/,
	// Alternate screen, cursor, synchronized update, bracketed paste, mouse.
	/\u001b\[\?(?:1049|25|2026|2004|1000|1006)[hl]/,
];

const everyOwn = new RegExp(own.map(({source}) => source).join('|'), 'g');

/** Controls other than ends of lines, and what reorders, hides or piles up. */
const foreign =
	/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]|\p{M}{9,}/gu;

/** What in the bytes of a terminal did not come from the program itself, each with the characters around it; [] where all did. */
export const foreignSequences = (output: string): readonly string[] => {
	const rest = output.replaceAll(everyOwn, '');
	return [...rest.matchAll(foreign)].map(({index}) => JSON.stringify(rest.slice(Math.max(0, index - 20), index + 20)));
};

/** What in an output that is no terminal would be obeyed by one; a carriage return is, too. */
export const obeyedIn = (output: string): readonly string[] =>
	[...output.matchAll(new RegExp(`\\r|${foreign.source}`, 'gu'))].map(({index}) =>
		JSON.stringify(output.slice(Math.max(0, index - 20), index + 20)),
	);

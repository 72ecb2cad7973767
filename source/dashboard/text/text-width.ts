import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter();
/** Characters of one cell each, so that most texts need not be looked at character by character: ASCII and our own symbols. */
const narrow = /^[\u0020-\u007E·→⇄↑↓…─━┄●◌○✖▲✔▁-█]*$/;

/** Cells a text takes in the terminal. */
export const widthOf = (text: string) => (narrow.test(text) ? text.length : stringWidth(text));

/** As much of a text as fits into a width, in whole characters. */
const head = (text: string, width: number) => {
	if (narrow.test(text)) {
		return text.slice(0, Math.max(0, width));
	}

	let taken = '';
	let used = 0;
	for (const {segment} of segmenter.segment(text)) {
		used += widthOf(segment);
		if (used > width) {
			break;
		}

		taken += segment;
	}

	return taken;
};

/** The text, or its beginning and an ellipsis where it is wider than there is room. */
export const cut = (text: string, width: number, ellipsis: string) =>
	widthOf(text) <= width ? text : head(head(text, width - widthOf(ellipsis)) + ellipsis, width);

/** Characters at the end of a pod's name that tell it from the others of its workload (k8s.io/apiserver, names.SimpleNameGenerator). */
const suffix = 5;

/** A pod's name, or its two ends and an ellipsis between where it is wider than there is room for a little of both. */
export const cutInside = (name: string, width: number, ellipsis: string) => {
	const room = width - widthOf(ellipsis) - suffix;
	return name.length <= width || room < 3 || !narrow.test(name)
		? cut(name, width, ellipsis)
		: `${name.slice(0, room)}${ellipsis}${name.slice(-suffix)}`;
};

/** Below so many cells two ends of a name tell less than its beginning. */
const narrowestEnds = 8;

/** A name, or as much of its two ends as fits and an ellipsis between: names of one place begin alike, and many end so. */
export const cutMiddle = (name: string, width: number, ellipsis: string) => {
	const room = width - widthOf(ellipsis);
	if (name.length <= width || width < narrowestEnds || !narrow.test(name)) {
		return cut(name, width, ellipsis);
	}

	const end = Math.ceil(room / 2);
	return `${name.slice(0, room - end)}${ellipsis}${name.slice(-end)}`;
};

/** The text with blanks up to the width. */
export const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Exactly `width` cells: cut or padded. */
export const fitted = (text: string, width: number, ellipsis: string) => padded(cut(text, width, ellipsis), width);

const wrapLine = (line: string, width: number): readonly string[] => {
	const lines: string[] = [];
	let rest = line;
	while (widthOf(rest) > width) {
		const fitting = head(rest, width);
		const space = rest[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
		// A word longer than a line is broken where the line ends. At least one character goes, however narrow it is.
		const end = space > 0 ? space : Math.max(1, fitting.length);
		lines.push(rest.slice(0, end));
		rest = rest.slice(end).replace(/^ /, '');
	}

	return rest === '' && lines.length > 0 ? lines : [...lines, rest];
};

/** A text in lines no wider than `width`, broken between words where it can be. */
export const wrap = (text: string, width: number): readonly string[] =>
	text.split('\n').flatMap(line => wrapLine(line, Math.max(1, width)));

import {escapeUnsafe} from '../text/sanitise.ts';

/** Characters that mean nothing to a POSIX shell anywhere in a word (XCU 2.2); `=` and `~` only do at its start. */
const isPlain = /^[\w@%+:,./-][\w@%+=:,./~-]*$/;

/** The UTF-8 bytes of a character as printf's format has them (XCU, printf). */
const octal = (codePoint: number) =>
	[...new TextEncoder().encode(String.fromCodePoint(codePoint))]
		.map(byte => `\\${byte.toString(8).padStart(3, '0')}`)
		.join('');

const inQuotes = (argument: string) => `'${argument.replaceAll("'", String.raw`'\''`)}'`;

/**
 * One argument as a POSIX shell has to be given it: bare where that is safe, in single quotes where not. What a terminal
 * would obey instead of showing it is left to printf, as not every shell has quotes with escapes.
 */
export const shellQuote = (argument: string) => {
	if (isPlain.test(argument)) {
		return argument;
	}

	if (escapeUnsafe(argument, () => '') === argument) {
		return inQuotes(argument);
	}

	// The shell takes the last ends of lines from what a command prints.
	const [, text = '', ends = ''] = /^(.*?)(\n*)$/s.exec(argument)!;
	const format = escapeUnsafe(text.replaceAll('\\', String.raw`\\`).replaceAll('%', '%%'), octal);
	return `"$(printf -- ${inQuotes(format)})"${ends === '' ? '' : inQuotes(ends)}`;
};

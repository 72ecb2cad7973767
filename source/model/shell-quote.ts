/** Characters that mean nothing to a POSIX shell anywhere in a word (XCU 2.2); `=` and `~` only do at its start. */
const isPlain = /^[\w@%+:,./-][\w@%+=:,./~-]*$/;

/** One argument as a POSIX shell has to be given it: bare where that is safe, in single quotes where not. */
export const shellQuote = (argument: string) =>
	isPlain.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;

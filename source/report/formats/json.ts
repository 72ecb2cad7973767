import {escapeUnsafe} from '../../text/sanitise.ts';

/** An escape of a string, in UTF-16 (RFC 8259, 7). */
const escaped = (codePoint: number) =>
	String.fromCodePoint(codePoint)
		.split('')
		.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');

/** A document in JSON, indented. What a terminal would obey is escaped, which JSON itself asks of C0 alone. */
export const jsonText = (value: unknown): string => `${escapeUnsafe(JSON.stringify(value, undefined, 2), escaped)}\n`;

import {expect, test} from 'vitest';
import {escapeUnsafe, sanitise, sanitiseLines} from '../../source/text/sanitise.ts';

test.each([
	['plain', 'plain'],
	['größe 日本 👍', 'größe 日本 👍'],
	['\u001b[2J\u001b[1;1H', '␛[2J␛[1;1H'],
	['a\nb\tc\r', 'a␊b␉c␍'],
	['\u007f', '␡'],
	['\u009b2J', '\ufffd2J'],
	['a\u202eb\u2066c\u2028d', 'a\ufffdb\ufffdc\ufffdd'],
	['\ufeffw\u200be\u00adb\u2060', '\ufffdw\ufffde\ufffdb\ufffd'],
	[`e${'\u0301'.repeat(8)}`, `e${'\u0301'.repeat(8)}`],
	[`e${'\u0301'.repeat(90)}b`, `e${'\u0301'.repeat(8)}\ufffdb`],
	['web\u{e0041}\u{e007f}\u{e0100}', 'web\ufffd\ufffd\ufffd'],
])('%j becomes %j', (text, safe) => {
	expect(sanitise(text)).toBe(safe);
});

test('lines keep their ends and tabs', () => {
	expect(sanitiseLines('a\r\nb\tc\n\u001b]0;title\u0007')).toBe('a\nb\tc\n␛]0;title␇');
});

test('what is escaped is each such character, and nothing else', () => {
	const write = (codePoint: number) => `<${codePoint.toString(16)}>`;
	expect(escapeUnsafe('größe 👍\n\t', write)).toBe('größe 👍\n\t');
	expect(escapeUnsafe(`e${'\u0301'.repeat(10)}`, write)).toBe(`e${'\u0301'.repeat(8)}<301><301>`);
	expect(escapeUnsafe('a\u001b\u009b\r\u202e\u{e0041}z', write)).toBe('a<1b><9b><d><202e><e0041>z');
});

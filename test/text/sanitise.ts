import {expect, test} from 'vitest';
import {sanitise, sanitiseLines} from '../../source/text/sanitise.ts';

test.each([
	['plain', 'plain'],
	['größe 日本 👍', 'größe 日本 👍'],
	['\u001b[2J\u001b[1;1H', '␛[2J␛[1;1H'],
	['a\nb\tc\r', 'a␊b␉c␍'],
	['\u007f', '␡'],
	['\u009b2J', '\ufffd2J'],
	['a\u202eb\u2066c\u2028d', 'a\ufffdb\ufffdc\ufffdd'],
])('%j becomes %j', (text, safe) => {
	expect(sanitise(text)).toBe(safe);
});

test('lines keep their ends and tabs', () => {
	expect(sanitiseLines('a\r\nb\tc\n\u001b]0;title\u0007')).toBe('a\nb\tc\n␛]0;title␇');
});

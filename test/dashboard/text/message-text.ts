import {expect, test} from 'vitest';
import {messageText} from '../../../source/dashboard/text/message-text.ts';

const said = 'Saved to /home/someone/logs-newcomer-a-chatty-main-2026.log';

test('what fits is said whole', () => {
	expect(messageText(said, said.length, '…')).toBe(said);
	expect(messageText(said, said.length + 2, '…')).toBe(`${said}  `);
});

test('what is cut says where the rest is', () => {
	expect(messageText(said, said.length - 1, '…')).toBe('Saved to /home/someone/logs-newco…  :messages has the rest');
});

test('where there is no room for both, what there is to say goes first', () => {
	expect(messageText(said, 40, '…')).toBe('Saved to /home/someone/logs-newcomer-a-…');
});

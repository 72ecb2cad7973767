import type {WriteStream} from 'node:tty';
import {sanitise} from '../text/sanitise.ts';

/** One line that shows what is waited for, overwritten each time; only on a terminal. */
export const createProgress = (stream: Pick<WriteStream, 'write' | 'isTTY'>) => {
	let shown = '';
	return {
		show(text: string) {
			if (stream.isTTY && text !== shown) {
				shown = text;
				stream.write(`\r\u001b[K${sanitise(text)}`);
			}
		},
		clear() {
			if (shown !== '') {
				shown = '';
				stream.write('\r\u001b[K');
			}
		},
	};
};

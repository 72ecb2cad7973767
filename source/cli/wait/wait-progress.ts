import type {WriteStream} from 'node:tty';
import {clockTime} from '../../text/clock-time.ts';
import {createProgress} from '../progress.ts';

/** What is waited for: one line that changes on a terminal, and in a log a line with its time for each change. */
export const createWaitProgress = (stream: Pick<WriteStream, 'write' | 'isTTY'>, note: (text: string) => void) => {
	const line = createProgress(stream);
	let shown = '';
	return {
		show(text: string) {
			if (text === shown) {
				return;
			}

			shown = text;
			if (stream.isTTY) {
				line.show(text);
			} else {
				note(`${clockTime(Date.now())} ${text}`);
			}
		},
		clear: line.clear,
	};
};

import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ReadStream, WriteStream} from 'node:tty';
import type {LendTerminal} from '../../kubernetes/connection/credentials/credential-plugin.ts';

/** ctrl-c is for the program that has the terminal. */
const ignore = () => {};

/**
 * Lends the terminal to a program that inherits it, such as one that asks for a password. Nothing is read of what is typed
 * meanwhile; `reason` is a line that says why the screen has gone.
 */
export const childSession =
	(lend: LendTerminal, stdin: ReadStream, stdout: WriteStream, reason: string): LendTerminal =>
	use =>
		lend(async () => {
			stdout.write(`${reason}\r\n`);
			// The stream reads ahead even where nobody listens to it, and knows a turn later that nobody does.
			await nextTurn();
			stdin.pause();
			process.on('SIGINT', ignore);
			try {
				await use();
			} finally {
				process.off('SIGINT', ignore);
			}
		});

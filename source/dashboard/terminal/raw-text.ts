import type {ReadStream, WriteStream} from 'node:tty';

/**
 * Writes the text as it is, so that the terminal wraps it itself and a line that is selected is whole; resolves with the
 * next key. The terminal has to be free.
 */
export const showRawText = async (text: string, stdin: ReadStream, stdout: WriteStream): Promise<void> => {
	stdout.write(`${text.replaceAll('\n', '\r\n')}\r\n\r\nAny key goes back to svctop.\r\n`);
	stdin.setRawMode(true);
	stdin.ref();
	try {
		await new Promise<void>(resolve => {
			// As the screen reads it: a stream that was read in another way would not wake up for it again.
			const read = () => {
				if (stdin.read() !== null) {
					stdin.off('readable', read);
					stdin.off('end', end);
					resolve();
				}
			};
			const end = () => {
				stdin.off('readable', read);
				resolve();
			};
			stdin.on('readable', read);
			stdin.once('end', end);
		});
	} finally {
		stdin.setRawMode(false);
	}
};

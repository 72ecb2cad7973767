import type {ReadStream, WriteStream} from 'node:tty';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import {openShell} from '../../kubernetes/exec/shell.ts';
import type {Target} from '../../model/pod-access/exec.ts';

/**
 * What a program in the pod may have left behind: colours, application keys, mouse reports, bracketed paste, the alternate
 * screen, a hidden cursor (DEC private modes 1, 1000 to 1006, 2004, 47, 25). Mode 1049 would do more than end the alternate
 * screen: it puts the cursor where it was before, over what the shell has printed.
 */
const tidied =
	'\u001B[0m\u001B[?1l\u001B>\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1006l\u001B[?2004l\u001B[?47l\u001B[?25h\r\n';

/**
 * Connects the terminal with a shell in a container until that ends. The terminal has to be free. Returns why there was
 * no shell, or why it was lost; '' where someone left it.
 */
export const runShell = async (
	connection: Connection,
	target: Target,
	stdin: ReadStream,
	stdout: WriteStream,
): Promise<string> => {
	const {namespace, pod, container} = target;
	stdout.write(`svctop: shell in ${namespace}/${pod}, container ${container}; exit or ctrl-d ends it.\r\n`);
	const size = () => ({columns: stdout.columns, rows: stdout.rows});
	const shell = openShell(connection, target, size(), bytes => stdout.write(bytes));
	// As the screen reads it: a stream that was read in another way, or paused, would not wake up for it again.
	const type = () => {
		for (let bytes = stdin.read(); bytes !== null; bytes = stdin.read()) {
			shell.write(Buffer.from(bytes));
		}
	};
	const resize = () => shell.resize(size());
	stdin.setRawMode(true);
	stdin.ref();
	stdin.on('readable', type);
	stdout.on('resize', resize);
	// A terminal that is closed closes the shell with it.
	stdin.once('end', shell.close);
	try {
		return await shell.ended;
	} finally {
		stdin.off('readable', type);
		stdin.off('end', shell.close);
		stdout.off('resize', resize);
		stdin.setRawMode(false);
		stdout.write(tidied);
	}
};

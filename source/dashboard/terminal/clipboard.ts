import {spawn} from 'node:child_process';
import {toClipboard} from './terminal-codes.ts';

/**
 * Puts the text into a buffer of the tmux around svctop, which hands it to its terminal's clipboard (tmux(1), load-buffer -w,
 * from 3.2 on). Resolves with whether it took it; never rejects.
 */
const loadBuffer = (text: string, environment: NodeJS.ProcessEnv): Promise<boolean> =>
	new Promise(resolve => {
		const tmux = spawn('tmux', ['load-buffer', '-w', '-'], {env: environment, stdio: ['pipe', 'ignore', 'ignore']});
		tmux.on('error', () => resolve(false));
		tmux.on('close', code => resolve(code === 0));
		// One that ends early does not read all of it.
		tmux.stdin.on('error', () => {});
		tmux.stdin.end(text);
	});

/**
 * Sends the text to the terminal's clipboard: through tmux where svctop runs inside it, else, or where tmux does not take
 * it, by OSC 52. `write` writes to the terminal. Never rejects.
 */
export const copyText = async (
	text: string,
	environment: NodeJS.ProcessEnv,
	write: (codes: string) => void,
): Promise<void> => {
	if (!environment.TMUX || !(await loadBuffer(text, environment))) {
		write(toClipboard(text));
	}
};

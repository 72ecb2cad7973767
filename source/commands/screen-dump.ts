import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** A file's name for a text, told apart from others by its time. */
const fileName = (name: string, at: Date) =>
	`${name.replaceAll(/[^\w.-]+/g, '-')}-${at.toISOString().replaceAll(/[:.]/g, '-')}.txt`;

/**
 * Writes a text to a file of its own among the screen dumps of the state folder (XDG Base Directory Specification), or in
 * the current folder where that can't be. Returns the file's path; throws where neither can be written.
 */
export const writeScreenDump = (
	name: string,
	text: string,
	{XDG_STATE_HOME, HOME = ''}: NodeJS.ProcessEnv,
	at = new Date(),
): string => {
	const state = path.join(XDG_STATE_HOME || path.join(HOME, '.local', 'state'), 'svctop', 'screen-dumps');
	const file = fileName(name, at);
	try {
		mkdirSync(state, {recursive: true});
		const there = path.join(state, file);
		// What a pod writes may be meant for few.
		writeFileSync(there, text, {mode: 0o600});
		return there;
	} catch {
		const here = path.resolve(file);
		writeFileSync(here, text, {mode: 0o600});
		return here;
	}
};

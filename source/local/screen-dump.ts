import {rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {baseFolder} from './base-folder.ts';
import {createPrivateFolder} from './private-folder.ts';

/** A file's name for a text, told apart from others by its time. */
const fileName = (name: string, at: Date) =>
	`${name.replaceAll(/[^\w.-]+/g, '-')}-${at.toISOString().replaceAll(/[:.]/g, '-')}.txt`;

/** A file that is new: in a folder of many, one that is there may be a link that somebody else has laid. Nothing is left of one that has no room. */
const writeNew = (file: string, text: string) => {
	try {
		// What a pod writes may be meant for few.
		writeFileSync(file, text, {mode: 0o600, flag: 'wx'});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			rmSync(file, {force: true});
		}

		throw error;
	}

	return file;
};

/**
 * Writes a text to a file of its own among the screen dumps of the state folder (XDG Base Directory Specification), or in
 * the current folder where that can't be. Returns the file's path; throws where neither can be written.
 */
export const writeScreenDump = (
	name: string,
	text: string,
	environment: NodeJS.ProcessEnv,
	at = new Date(),
): string => {
	const file = fileName(name, at);
	const base = baseFolder('state', environment);
	if (base !== undefined) {
		try {
			return writeNew(path.join(createPrivateFolder(base, ['svctop', 'screen-dumps']), file), text);
		} catch {
			// A read-only home.
		}
	}

	return writeNew(path.resolve(file), text);
};

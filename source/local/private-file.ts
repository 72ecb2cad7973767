import {renameSync, rmSync, writeFileSync} from 'node:fs';

/**
 * Puts a text in a file's place, mode 0600: the old text stays until all of the new one is written, and where the name is
 * a symbolic link the link is replaced, not what it leads to. Throws where that can't be written.
 */
export const replacePrivately = (file: string, text: string) => {
	const beside = `${file}.${process.pid}`;
	// Left behind by a process of that number.
	rmSync(beside, {force: true});
	try {
		writeFileSync(beside, text, {mode: 0o600, flag: 'wx'});
		renameSync(beside, file);
	} catch (error) {
		rmSync(beside, {force: true});
		throw error;
	}
};

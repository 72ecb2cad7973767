import {chmodSync, existsSync, lstatSync, mkdirSync, type Stats, statSync} from 'node:fs';
import path from 'node:path';

/** Permission bits (stat(2)): write for group and others; anything for group and others; only the owner of a file may remove it. */
const othersWrite = 0o022;
const othersAny = 0o077;
const sticky = 0o1000;

const refuse = (folder: string, why: string) => {
	throw new Error(`${folder} ${why}`);
};

/** What is above a private folder must not let others put another one in its place. */
const requireSafeAbove = (folder: string, {uid, mode}: Stats, me: number) => {
	if ((uid !== me && uid !== 0) || ((mode & othersWrite) !== 0 && (mode & sticky) === 0)) {
		refuse(folder, 'can be changed by others');
	}
};

const requireOwn = (folder: string, me: number) => {
	const stats = lstatSync(folder);
	if (!stats.isDirectory()) {
		refuse(folder, 'is no folder');
	}

	if (stats.uid !== me) {
		refuse(folder, 'belongs to another user');
	}

	// Where others could write, what lies there may be theirs.
	if ((stats.mode & othersWrite) !== 0) {
		refuse(folder, 'can be changed by others');
	}

	if ((stats.mode & othersAny) !== 0) {
		chmodSync(folder, 0o700);
	}
};

/**
 * The folder of these names below a base folder, which nobody but this user can read or change. No symbolic link is
 * followed below the base.
 *
 * Throws where it is missing, or where somebody else may have had a hand in it. A system without user ids has none.
 */
export const privateFolder = (base: string, names: readonly string[]): string => {
	const me = process.getuid?.();
	if (me === undefined) {
		throw new Error('This system has no user ids.');
	}

	requireSafeAbove(base, statSync(base), me);
	let folder = base;
	for (const name of names) {
		folder = path.join(folder, name);
		requireOwn(folder, me);
	}

	return folder;
};

/**
 * Creates a folder and what is missing above it; an existing one is left as it is, and so is a link. Node's own way never
 * ends where the system says of a folder that is there that it is not, as below /proc.
 */
const create = (folder: string) => {
	try {
		mkdirSync(folder, {mode: 0o700});
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		if (code === 'EEXIST') {
			return;
		}

		const above = path.dirname(folder);
		if (code !== 'ENOENT' || existsSync(above)) {
			throw error;
		}

		create(above);
		mkdirSync(folder, {mode: 0o700});
	}
};

/** The same, created where it is missing, mode 0700. Throws where that can't be, too. */
export const createPrivateFolder = (base: string, names: readonly string[]): string => {
	let folder = base;
	for (const [index, name] of names.entries()) {
		create(path.join(folder, name));
		// Nothing is created in what is not private.
		folder = privateFolder(base, names.slice(0, index + 1));
	}

	return folder;
};

import {type Dirent, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs';
import path from 'node:path';

export type ManifestFile = {
	/** As it is shown: the path as it was given, or what lies beneath it. */
	readonly name: string;
	readonly text: string;
};

/** What can't be read: one sentence with the place, and what to do. */
export type Problem = {
	readonly problem: string;
	/** Where it stands, if that is known. */
	readonly place?: {readonly file: string; readonly line: number; readonly column: number};
};

const isManifest = (name: string) => /\.(?:ya?ml|json)$/i.test(name);

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'There is no file or folder',
	EACCES: 'There is no permission to read',
	ENOTDIR: 'There is no file or folder',
	ELOOP: 'Links lead in a circle at',
};

const unreadable = (name: string, error: unknown): Problem => {
	const {code = '', message} = error as NodeJS.ErrnoException;
	const reason = reasons[code];
	return {
		problem:
			reason === undefined
				? `${name} can't be read (${message}). Leave it out, or name another file.`
				: `${reason} ${name}. Check the path given to --filename.`,
	};
};

/**
 * The text of a file. UTF-16 in either order is known by its byte order mark, as Windows writes it where a shell sends a
 * program's output to a file; the mark is no part of the text, nor is one that a file brought along when it was appended.
 */
export const decoded = (bytes: Buffer): string => {
	const mark = bytes.subarray(0, 2).toString('hex');
	const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
	return new TextDecoder(encoding).decode(bytes).replaceAll(/^(---.*\r?\n)\ufeff/gm, '$1');
};

const read = (name: string): ManifestFile | Problem => {
	try {
		return {name, text: decoded(readFileSync(name))};
	} catch (error) {
		return unreadable(name, error);
	}
};

/** Whether a link leads to a file; one that leads nowhere does not. */
const isFile = (name: string) => {
	try {
		return statSync(name).isFile();
	} catch {
		return false;
	}
};

/** Links to folders are not followed: they may lead in a circle. Hidden folders (.git) hold no manifests. */
const namesIn = (folder: string): ReadonlyArray<string | Problem> => {
	let entries: readonly Dirent[];
	try {
		entries = readdirSync(folder, {withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		return [unreadable(folder, error)];
	}

	return entries.flatMap(entry => {
		const name = path.join(folder, entry.name);
		if (entry.isDirectory()) {
			return entry.name.startsWith('.') ? [] : namesIn(name);
		}

		return isManifest(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && isFile(name))) ? [name] : [];
	});
};

const namesAt = (place: string): ReadonlyArray<string | Problem> => {
	try {
		if (!statSync(place).isDirectory()) {
			return [place];
		}
	} catch (error) {
		return [unreadable(place, error)];
	}

	const names = namesIn(place);
	return names.length > 0
		? names
		: [{problem: `Folder ${place} holds no *.yaml, *.yml or *.json. Name another with --filename.`}];
};

/**
 * The manifests that `places` name: files, folders with all that lies beneath them (*.yaml, *.yml, *.json), and - for
 * stdin's text. A file that is named twice, or linked to, is read once. In the place of what can't be read is why.
 */
export function* manifestFiles(places: readonly string[], stdin: string): Generator<ManifestFile | Problem> {
	const seen = new Set<string>();
	for (const place of new Set(places)) {
		if (place === '-') {
			yield {name: 'stdin', text: stdin};
			continue;
		}

		for (const name of namesAt(place)) {
			if (typeof name !== 'string') {
				yield name;
				continue;
			}

			const full = realpathSync(name);
			if (!seen.has(full)) {
				seen.add(full);
				yield read(name);
			}
		}
	}
}

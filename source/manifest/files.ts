import {type Dirent, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs';
import path from 'node:path';

/** A place in a file; line and column count from one. */
export type Place = {readonly file: string; readonly line: number; readonly column: number};

export type ManifestFile = {
	/** As it is shown: the path as it was given, or what lies beneath it. */
	readonly name: string;
	readonly text: string;
	/** Whether it was asked for by name, and not found in a folder. */
	readonly isNamed: boolean;
};

/** What can't be read: one sentence with the place, and what to do. */
export type Problem = {
	readonly problem: string;
	/** Where it stands, if that is known. */
	readonly place?: Place;
	/** Whether that is expected and reported elsewhere: what is missing still makes others uncertain. */
	readonly isExpected?: true;
};

/** A file that may be read, any number of times. */
export type Source = {readonly name: string; readonly isNamed: boolean; read(): ManifestFile | Problem};

/** Bytes above which a file is not read: several times its size is needed to read it. */
export const longestFile = 64_000_000;

/** The sentence for a file, or stdin, of more bytes than are read. */
export const tooLong = (name: string, bytes: number): Problem => ({
	problem: `${name} has ${Math.round(bytes / 1e6)} MB, and ${longestFile / 1e6} MB are read of one file. Split it, or name a part of it.`,
});

/** Whether a file that was found in a folder is no manifest: its text has no kind and version, which every object has. */
export const isPassedOver = ({isNamed}: Pick<ManifestFile, 'isNamed'>, text: string): boolean =>
	!isNamed &&
	!(/(?:^|[\s{,])["']?kind["']?[ \t]*:/m.test(text) && /(?:^|[\s{,])["']?apiVersion["']?[ \t]*:/m.test(text));

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

const read = (name: string, isNamed: boolean): ManifestFile | Problem => {
	try {
		const {size} = statSync(name);
		return size > longestFile ? tooLong(name, size) : {name, text: decoded(readFileSync(name)), isNamed};
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

/** Folders that hold no manifests of one's own. */
const isLeftOut = (name: string) => name.startsWith('.') || name === 'node_modules';

/** Templates of a chart are no manifests before they are rendered. */
const isTemplates = (name: string, entries: readonly Dirent[]) =>
	name === 'templates' && entries.some(entry => entry.name === 'Chart.yaml');

type Name = {readonly name: string; readonly isTemplate: boolean};

/** Links to folders are not followed: they may lead in a circle. */
const namesIn = (folder: string, isTemplate = false): ReadonlyArray<Name | Problem> => {
	let entries: readonly Dirent[];
	try {
		entries = readdirSync(folder, {withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		return [unreadable(folder, error)];
	}

	return entries.flatMap((entry): ReadonlyArray<Name | Problem> => {
		const name = path.join(folder, entry.name);
		if (entry.isDirectory()) {
			return isLeftOut(entry.name) ? [] : namesIn(name, isTemplate || isTemplates(entry.name, entries));
		}

		const isIn = isManifest(entry.name) || entry.name === 'Kustomization';
		return isIn && (entry.isFile() || (entry.isSymbolicLink() && isFile(name))) ? [{name, isTemplate}] : [];
	});
};

const sourcesAt = (place: string): ReadonlyArray<Source | Problem> => {
	try {
		if (!statSync(place).isDirectory()) {
			return [{name: place, isNamed: true, read: () => read(place, true)}];
		}
	} catch (error) {
		return [unreadable(place, error)];
	}

	return namesIn(place).map(found => {
		if ('problem' in found) {
			return found;
		}

		const {name, isTemplate} = found;
		return {name, isNamed: false, read: () => (isTemplate ? {name, text: '', isNamed: false} : read(name, false))};
	});
};

/**
 * The manifests that `places` name: files, folders with all that lies beneath them (*.yaml, *.yml, *.json), and - for
 * stdin's text. A file that is named twice, or linked to, is there once. In the place of what can't be read is why.
 */
export const manifestSources = (
	places: readonly string[],
	stdin: () => ManifestFile | Problem,
): ReadonlyArray<Source | Problem> => {
	const byPath = new Map<string, Source | Problem>();
	for (const place of new Set(places)) {
		const found = place === '-' ? [{name: 'stdin', isNamed: true, read: stdin}] : sourcesAt(place);
		for (const source of found) {
			const key = 'problem' in source ? source.problem : place === '-' ? '-' : realpathSync(source.name);
			const known = byPath.get(key);
			// What is asked for by name counts as that, though a folder has it too.
			if (known === undefined || ('isNamed' in source && source.isNamed)) {
				byPath.set(key, source);
			}
		}
	}

	return [...byPath.values()];
};

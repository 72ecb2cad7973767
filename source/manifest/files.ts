import {type Dirent, readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {ManifestError} from './manifest-error.ts';

export type ManifestFile = {
	/** As it is shown: the path as it was given, or what lies beneath it. */
	readonly name: string;
	readonly text: string;
};

const isManifest = (name: string) => /\.(?:ya?ml|json)$/i.test(name);

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'There is no file or folder',
	EACCES: 'There is no permission to read',
	ENOTDIR: 'There is no file or folder',
};

const unreadable = (name: string, error: unknown) => {
	const {code = '', message} = error as NodeJS.ErrnoException;
	const reason = reasons[code];
	return new ManifestError(
		reason === undefined
			? `${name} can't be read (${message}).`
			: `${reason} ${name}. Check the path given to --filename.`,
		{cause: error},
	);
};

const readText = (name: string): string => {
	try {
		// A byte order mark is no part of the text.
		return readFileSync(name, 'utf8').replace(/^\ufeff/, '');
	} catch (error) {
		throw unreadable(name, error);
	}
};

const list = (folder: string): readonly Dirent[] => {
	try {
		return readdirSync(folder, {withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1));
	} catch (error) {
		throw unreadable(folder, error);
	}
};

/** Links to folders are not followed: they may lead in a circle. Hidden folders (.git) hold no manifests. */
const namesIn = (folder: string): readonly string[] =>
	list(folder).flatMap(entry => {
		const name = path.join(folder, entry.name);
		if (entry.isDirectory()) {
			return entry.name.startsWith('.') ? [] : namesIn(name);
		}

		return isManifest(entry.name) && (entry.isFile() || (entry.isSymbolicLink() && isFile(name))) ? [name] : [];
	});

/** Whether a link leads to a file; one that leads nowhere does not. */
const isFile = (name: string) => statSync(name, {throwIfNoEntry: false})?.isFile() === true;

const isFolder = (name: string) => {
	try {
		return statSync(name).isDirectory();
	} catch (error) {
		throw unreadable(name, error);
	}
};

/**
 * The manifests that `places` name: files, folders with all that lies beneath them (*.yaml, *.yml, *.json), and - for
 * what `readStdin` gives. A file that is named twice is read once.
 *
 * Throws a ManifestError where one can't be read, or a folder holds none.
 */
export function* manifestFiles(places: readonly string[], readStdin: () => string): Generator<ManifestFile> {
	const seen = new Set<string>();
	for (const place of places) {
		if (place === '-') {
			if (!seen.has(place)) {
				seen.add(place);
				yield {name: 'stdin', text: readStdin().replace(/^\ufeff/, '')};
			}

			continue;
		}

		const names = isFolder(place) ? namesIn(place) : [place];
		if (names.length === 0) {
			throw new ManifestError(`Folder ${place} holds no *.yaml, *.yml or *.json. Name another with --filename.`);
		}

		for (const name of names) {
			const full = path.resolve(name);
			if (!seen.has(full)) {
				seen.add(full);
				yield {name, text: readText(name)};
			}
		}
	}
}

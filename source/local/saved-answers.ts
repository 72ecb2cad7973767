import {readFileSync} from 'node:fs';
import path from 'node:path';
import {baseFolder} from './base-folder.ts';
import {replacePrivately} from './private-file.ts';
import {createPrivateFolder, privateFolder} from './private-folder.ts';

/** What the user answered about a cluster: the namespace to open where not all may be read, and whether probes run without a question. */
export type Answer = {readonly namespace?: string; readonly probe?: 'allow'};

/** A context is identified by its server as well: contexts of different clusters often have the same name. */
type Place = {readonly context: string; readonly server: string};

export type SavedAnswers = {
	all(): ReadonlyArray<Place & Answer>;
	of(place: Place): Answer;
	/** Saves an answer for the next time; nothing happens where that cannot be written. */
	keep(place: Place, answer: Answer): void;
};

const folder = 'svctop';
const fileName = 'answers.json';

/** The file they are saved in; undefined where there is no home folder. */
export const answersFile = (environment: NodeJS.ProcessEnv): string | undefined => {
	const base = baseFolder('state', environment);
	return base === undefined ? undefined : path.join(base, folder, fileName);
};

const readEntry = (value: unknown): ReadonlyArray<Place & Answer> => {
	const {context, server, namespace, probe} = (value ?? {}) as Record<string, unknown>;
	return typeof context === 'string' && typeof server === 'string'
		? [{context, server, ...(typeof namespace === 'string' && {namespace}), ...(probe === 'allow' && {probe})}]
		: [];
};

export const savedAnswers = (environment: NodeJS.ProcessEnv): SavedAnswers => {
	const base = baseFolder('state', environment);
	const read = (): ReadonlyArray<Place & Answer> => {
		if (base === undefined) {
			return [];
		}

		try {
			// An answer lets commands run without a question: only a file of this user counts.
			const all: unknown = JSON.parse(readFileSync(path.join(privateFolder(base, [folder]), fileName), 'utf8'));
			return Array.isArray(all) ? all.flatMap(readEntry) : [];
		} catch {
			// Not there yet, or not ours: there are no answers.
			return [];
		}
	};

	const isAt =
		({context, server}: Place) =>
		(other: Place) =>
			other.context === context && other.server === server;
	const of = (place: Place): Answer => {
		const {namespace, probe} = read().find(isAt(place)) ?? {};
		return {...(namespace !== undefined && {namespace}), ...(probe && {probe})};
	};

	return {
		all: read,
		of,
		keep(place, answer) {
			const {context, server} = place;
			const before = of(place);
			const after = {...before, ...answer};
			if (base === undefined || JSON.stringify(before) === JSON.stringify(after)) {
				return;
			}

			const others = read().filter(other => !isAt(place)(other));
			const answers = [...others, {context, server, ...after}];
			try {
				const file = path.join(createPrivateFolder(base, [folder]), fileName);
				replacePrivately(file, `${JSON.stringify(answers, undefined, 2)}\n`);
			} catch {
				// A read-only home: the user is asked again the next time.
			}
		},
	};
};

/** Saves nothing, for the demo: its context may have the name of one in a kubeconfig. */
export const noSavedAnswers: SavedAnswers = {all: () => [], of: () => ({}), keep() {}};

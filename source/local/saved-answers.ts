import {readFileSync} from 'node:fs';
import path from 'node:path';
import {baseFolder} from './base-folder.ts';
import {replacePrivately} from './private-file.ts';
import {createPrivateFolder, privateFolder} from './private-folder.ts';

/** What was answered of a cluster: the namespace of who may not look at all, and whether probes run unasked. */
export type Answer = {readonly namespace?: string; readonly probe?: 'allow'};

/** A context is not known by its name alone: those of many clusters are called alike. */
type Place = {readonly context: string; readonly server: string};

export type RememberedAnswers = {
	all(): ReadonlyArray<Place & Answer>;
	of(place: Place): Answer;
	/** Keeps an answer for the next time; what cannot be written is forgotten. */
	keep(place: Place, answer: Answer): void;
};

const folder = 'svctop';
const fileName = 'answers.json';

/** Where they are kept; undefined where nobody has a home. */
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

export const rememberedAnswers = (environment: NodeJS.ProcessEnv): RememberedAnswers => {
	const base = baseFolder('state', environment);
	const read = (): ReadonlyArray<Place & Answer> => {
		if (base === undefined) {
			return [];
		}

		try {
			// An answer lets commands run unasked: it is taken from nobody else.
			const all: unknown = JSON.parse(readFileSync(path.join(privateFolder(base, [folder]), fileName), 'utf8'));
			return Array.isArray(all) ? all.flatMap(readEntry) : [];
		} catch {
			// Not there yet, or not ours: nothing is remembered.
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
			const kept = [...others, {context, server, ...after}];
			try {
				const file = path.join(createPrivateFolder(base, [folder]), fileName);
				replacePrivately(file, `${JSON.stringify(kept, undefined, 2)}\n`);
			} catch {
				// A read-only home: it is asked for again next time.
			}
		},
	};
};

/** Remembers nothing: a context of the demo is none of a kubeconfig, whatever it is called. */
export const forgottenAnswers: RememberedAnswers = {all: () => [], of: () => ({}), keep() {}};

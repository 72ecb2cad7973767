import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {ContextConfiguration} from './configuration.ts';

/** What was answered of a cluster: the namespace of who may not look at all, and whether probes run unasked. */
export type Answer = Partial<Pick<ContextConfiguration, 'namespace' | 'probe'>>;

/** A context is not known by its name alone: those of many clusters are called alike. */
type Place = {readonly context: string; readonly server: string};

export type RememberedAnswers = {
	all(): ReadonlyArray<Place & Answer>;
	of(place: Place): Answer;
	/** Keeps an answer for the next time; what cannot be written is forgotten. */
	keep(place: Place, answer: Answer): void;
};

/** Where they are kept (XDG Base Directory Specification). */
export const answersFile = ({XDG_STATE_HOME, HOME = ''}: NodeJS.ProcessEnv) =>
	path.join(XDG_STATE_HOME || path.join(HOME, '.local', 'state'), 'svctop', 'answers.json');

const readEntry = (value: unknown): ReadonlyArray<Place & Answer> => {
	const {context, server, namespace, probe} = (value ?? {}) as Record<string, unknown>;
	return typeof context === 'string' && typeof server === 'string'
		? [{context, server, ...(typeof namespace === 'string' && {namespace}), ...(probe === 'allow' && {probe})}]
		: [];
};

const read = (file: string): ReadonlyArray<Place & Answer> => {
	try {
		const all: unknown = JSON.parse(readFileSync(file, 'utf8'));
		return Array.isArray(all) ? all.flatMap(readEntry) : [];
	} catch {
		// Not there yet, or not ours: nothing is remembered.
		return [];
	}
};

export const rememberedAnswers = (environment: NodeJS.ProcessEnv): RememberedAnswers => {
	const file = answersFile(environment);
	const isAt =
		({context, server}: Place) =>
		(other: Place) =>
			other.context === context && other.server === server;
	const of = (place: Place): Answer => {
		const {namespace, probe} = read(file).find(isAt(place)) ?? {};
		return {...(namespace !== undefined && {namespace}), ...(probe && {probe})};
	};

	return {
		all: () => read(file),
		of,
		keep(place, answer) {
			const {context, server} = place;
			const before = of(place);
			const after = {...before, ...answer};
			if (JSON.stringify(before) === JSON.stringify(after)) {
				return;
			}

			const others = read(file).filter(other => !isAt(place)(other));
			const kept = [...others, {context, server, ...after}];
			try {
				mkdirSync(path.dirname(file), {recursive: true});
				writeFileSync(file, `${JSON.stringify(kept, undefined, 2)}\n`);
			} catch {
				// A read-only home: it is asked for again next time.
			}
		},
	};
};

/** Remembers nothing: a context of the demo is none of a kubeconfig, whatever it is called. */
export const forgottenAnswers: RememberedAnswers = {all: () => [], of: () => ({}), keep() {}};

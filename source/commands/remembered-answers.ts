import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {Configuration, ContextConfiguration} from './configuration.ts';

/** What was answered in a context: the namespace of who may not look at all, and whether probes run unasked. */
type Answer = Partial<ContextConfiguration>;

export type RememberedAnswers = {
	/** By context. */
	all(): Readonly<Record<string, Answer>>;
	/** Keeps an answer for the next time; what cannot be written is forgotten. */
	keep(context: string, answer: Answer): void;
};

/** Where they are kept (XDG Base Directory Specification). */
export const answersFile = ({XDG_STATE_HOME, HOME = ''}: NodeJS.ProcessEnv) =>
	path.join(XDG_STATE_HOME || path.join(HOME, '.local', 'state'), 'svctop', 'answers.json');

const answerOf = (value: unknown): Answer => {
	const {namespace, probe} = (value ?? {}) as Record<string, unknown>;
	return {...(typeof namespace === 'string' && {namespace}), ...(probe === 'allow' && {probe})};
};

const read = (file: string): Readonly<Record<string, Answer>> => {
	try {
		const all = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object);
		return Object.fromEntries(all.map(([context, value]) => [context, answerOf(value)]));
	} catch {
		// Not there yet, or not ours: nothing is remembered.
		return {};
	}
};

export const rememberedAnswers = (environment: NodeJS.ProcessEnv): RememberedAnswers => {
	const file = answersFile(environment);
	return {
		all: () => read(file),
		keep(context, answer) {
			const all = read(file);
			const kept = {...all, [context]: {...all[context], ...answer}};
			if (JSON.stringify(kept) === JSON.stringify(all)) {
				return;
			}

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
export const forgottenAnswers: RememberedAnswers = {all: () => ({}), keep() {}};

/** A configuration with what was answered where it says nothing. */
export const withAnswers = (
	configuration: Configuration,
	answers: ReturnType<RememberedAnswers['all']>,
): Configuration => {
	const contexts = new Set([...Object.keys(configuration.contexts), ...Object.keys(answers)]);
	const merged = [...contexts].map(context => {
		const said = configuration.contexts[context];
		const answered = answers[context];
		return [
			context,
			{namespace: said?.namespace ?? answered?.namespace, probe: said?.probe ?? answered?.probe},
		] as const;
	});
	return {...configuration, contexts: Object.fromEntries(merged)};
};

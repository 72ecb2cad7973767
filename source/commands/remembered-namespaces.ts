import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** The namespace someone named in a context that does not let them look at all: asked for once. */
export type RememberedNamespaces = {
	get(context: string): string | undefined;
	/** Keeps it for the next time; what cannot be written is forgotten. */
	set(context: string, namespace: string): void;
};

/** Where state is kept (XDG Base Directory Specification). */
const fileOf = ({XDG_STATE_HOME, HOME = ''}: NodeJS.ProcessEnv) =>
	path.join(XDG_STATE_HOME || path.join(HOME, '.local', 'state'), 'svctop', 'namespaces.json');

const read = (file: string): Readonly<Record<string, string>> => {
	try {
		const all: unknown = JSON.parse(readFileSync(file, 'utf8'));
		return typeof all === 'object' && all !== null ? (all as Record<string, string>) : {};
	} catch {
		// Not there yet, or not ours: nothing is remembered.
		return {};
	}
};

export const rememberedNamespaces = (environment: NodeJS.ProcessEnv): RememberedNamespaces => {
	const file = fileOf(environment);
	return {
		get: context => read(file)[context],
		set(context, namespace) {
			const all = read(file);
			if (all[context] === namespace) {
				return;
			}

			try {
				mkdirSync(path.dirname(file), {recursive: true});
				writeFileSync(file, `${JSON.stringify({...all, [context]: namespace}, undefined, 2)}\n`);
			} catch {
				// A read-only home: it is asked for again next time.
			}
		},
	};
};

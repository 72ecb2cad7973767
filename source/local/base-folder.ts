import {existsSync} from 'node:fs';
import path from 'node:path';

/** The variable that names it, and where it is below the home otherwise (XDG Base Directory Specification). */
const kinds = {
	config: {variable: 'XDG_CONFIG_HOME', atHome: ['.config']},
	state: {variable: 'XDG_STATE_HOME', atHome: ['.local', 'state']},
	cache: {variable: 'XDG_CACHE_HOME', atHome: ['.cache']},
} as const;

/**
 * The folder in which each program has one of its own; undefined where nobody has a home. A relative path is ignored, as
 * the specification says: what lies in the current folder may be somebody else's.
 */
export const baseFolder = (kind: keyof typeof kinds, environment: NodeJS.ProcessEnv): string | undefined => {
	const {variable, atHome} = kinds[kind];
	const named = environment[variable];
	if (named !== undefined && path.isAbsolute(named)) {
		return named;
	}

	const {HOME: home = ''} = environment;
	return path.isAbsolute(home) && existsSync(home) ? path.join(home, ...atHome) : undefined;
};

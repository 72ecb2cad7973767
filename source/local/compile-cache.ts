import module from 'node:module';
import {baseFolder} from './base-folder.ts';
import {createPrivateFolder} from './private-folder.ts';

/**
 * Keeps what V8 compiles for the next start, in a folder of the user's own: compiled code is run as it is found, so that
 * whoever can write there runs code as this user. Where there is no such folder nothing is kept; where the user has named
 * one to Node ($NODE_COMPILE_CACHE) it is that.
 */
export const startCompileCache = (environment: NodeJS.ProcessEnv) => {
	const base = baseFolder('cache', environment);
	if (base === undefined) {
		return;
	}

	try {
		module.enableCompileCache(createPrivateFolder(base, ['svctop', 'compile-cache']));
	} catch {
		// A read-only home, or a folder that others can change: starts take longer.
	}
};

import {readFileSync} from 'node:fs';
import path from 'node:path';
import {baseFolder} from '../local/base-folder.ts';
import type {Suppression} from '../model/objects.ts';
import {type ProbeLimits, usualLimits} from '../probes/limits.ts';
import type {ServiceColumnId} from '../state/service-columns.ts';

/** What someone wants in one context. */
export type ContextConfiguration = {
	/** Where the dashboard starts. */
	readonly namespace: string | undefined;
	/** Whether a probe asks before it runs; what was answered before where undefined. */
	readonly probe: 'ask' | 'allow' | undefined;
};

/** What someone wants wherever no flag says otherwise. */
export type Configuration = {
	/** Where it is read from, whether it is there or not. */
	readonly file: string;
	readonly isThere: boolean;
	/** Where the dashboard starts; `*` for all namespaces. */
	readonly namespace: string | undefined;
	/** The columns of the list of Services; as many as fit where undefined. */
	readonly columns: readonly ServiceColumnId[] | undefined;
	readonly debugImage: string | undefined;
	readonly limits: ProbeLimits;
	/** Codes of findings that nobody wants to hear of. */
	readonly ignored: readonly string[];
	readonly contexts: Readonly<Record<string, ContextConfiguration>>;
	/** What could not be used, one sentence each with file, line and what is allowed; the rest holds all the same. */
	readonly problems: readonly string[];
};

/** What holds where nothing is configured. */
export const unconfigured = (file: string): Configuration => ({
	file,
	isThere: false,
	namespace: undefined,
	columns: undefined,
	debugImage: undefined,
	limits: usualLimits,
	ignored: [],
	contexts: {},
	problems: [],
});

/** Reads the configuration. Most have none: what reads one is loaded only where it is there. */
export const loadConfiguration = async (environment: NodeJS.ProcessEnv): Promise<Configuration> => {
	const base = baseFolder('config', environment);
	if (base === undefined) {
		return unconfigured('no file, as there is no home');
	}

	const file = path.join(base, 'svctop', 'config.yaml');
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		// No such file, or no such folder.
		return code === 'ENOENT' || code === 'ENOTDIR'
			? unconfigured(file)
			: {...unconfigured(file), problems: [`The configuration cannot be read: ${message}.`]};
	}

	const {readConfiguration} = await import('./configuration-file.ts');
	return readConfiguration(text, file);
};

/** The codes in the form in which a Service's own annotation gives them. */
export const suppressionOf = (codes: readonly string[]): Suppression => ({codes, reason: 'ignored in config.yaml'});

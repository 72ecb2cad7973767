import {readFileSync} from 'node:fs';
import path from 'node:path';
import {baseFolder} from '../../local/base-folder.ts';
import type {Suppression} from '../../model/objects.ts';
import {type Configuration, unconfigured} from './configuration.ts';

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

	const {readConfiguration} = await import('./read-configuration.ts');
	return readConfiguration(text, file);
};

/** The codes in the form in which a Service's own annotation gives them. */
export const suppressionOf = (codes: readonly string[]): Suppression => ({codes, reason: 'ignored in config.yaml'});

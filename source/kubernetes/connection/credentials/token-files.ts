import {readFileSync} from 'node:fs';
import path from 'node:path';
import {load} from 'js-yaml';
import {list, object} from '../../wire/json.ts';
import type {KubeconfigFile} from '../kubeconfig-files.ts';

/** A user's token, or the file that it cannot be read from and why (an errno). */
export type FileToken = {readonly token: string} | {readonly file: string; readonly code: string};

/** Reads a token from a file. Never throws: the file may be that of a user who is not asked for. */
export const readToken = (file: string): FileToken => {
	try {
		return {token: readFileSync(file, 'utf8').trim()};
	} catch (error) {
		return {file, code: (error as NodeJS.ErrnoException).code ?? ''};
	}
};

/**
 * The tokens of users whose kubeconfig names a file for it (`users[].user.tokenFile`), by the user's name: the client knows of no
 * such files. A kubeconfig is read again when its token is refused, so that a rotated one is found.
 */
export const tokensFromFiles = ({file, text}: KubeconfigFile): ReadonlyMap<string, FileToken> => {
	if (!text.includes('tokenFile')) {
		return new Map();
	}

	return new Map(
		list(object(load(text)).users).flatMap(each => {
			const {name, user} = object(each);
			const {tokenFile} = object(user);
			return typeof name === 'string' && typeof tokenFile === 'string'
				? [[name, readToken(path.resolve(path.dirname(file), tokenFile))] as const]
				: [];
		}),
	);
};

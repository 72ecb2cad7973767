import {readFileSync} from 'node:fs';
import path from 'node:path';
import {load} from 'js-yaml';
import {list, object} from '../wire/json.ts';
import type {KubeconfigFile} from './kubeconfig-files.ts';

/** undefined where it cannot be read: it may be that of a user who is not asked for, and the server tells who is not known. */
const read = (tokenFile: string, file: string): string | undefined => {
	try {
		return readFileSync(path.resolve(path.dirname(file), tokenFile), 'utf8').trim();
	} catch {
		return undefined;
	}
};

/**
 * The tokens of users whose kubeconfig names a file for it (`users[].user.tokenFile`), by the user's name: the client knows of no
 * such files. A kubeconfig is read again when its token is refused, so that a rotated one is found.
 */
export const tokensFromFiles = ({file, text}: KubeconfigFile): ReadonlyMap<string, string> => {
	if (!text.includes('tokenFile')) {
		return new Map();
	}

	return new Map(
		list(object(load(text)).users).flatMap(each => {
			const {name, user} = object(each);
			const {tokenFile} = object(user);
			const token = typeof tokenFile === 'string' ? read(tokenFile, file) : undefined;
			return typeof name === 'string' && token !== undefined ? [[name, token] as const] : [];
		}),
	);
};

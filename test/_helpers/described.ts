import {readFileSync} from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../fixtures/described');

/** What an API server sent: an object, or a list of them. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into all sorts of objects.
export const sent = (name: string): any => JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));

/** What `kubectl describe` made of it. */
export const kubectlSaid = (name: string): readonly string[] =>
	readFileSync(path.join(folder, `${name}.txt`), 'utf8')
		.trimEnd()
		.split('\n');

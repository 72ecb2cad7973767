import {writeFile} from 'node:fs/promises';
import {kindLists} from './kind-lists.ts';

for (const [file, text] of await kindLists()) {
	await writeFile(new URL(`../source/${file}`, import.meta.url), text);
}

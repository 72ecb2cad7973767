import {mkdir, writeFile} from 'node:fs/promises';
import {keysDocument} from './keys-document.ts';

await mkdir('docs', {recursive: true});
await writeFile('docs/keys.md', keysDocument());

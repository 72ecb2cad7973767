import {mkdir, writeFile} from 'node:fs/promises';
import {explained} from '../source/report/explained.ts';
import {rulesDocument} from './rules-document.ts';

await mkdir('docs', {recursive: true});
await writeFile('docs/rules.md', rulesDocument(explained));

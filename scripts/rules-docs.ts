import {mkdir, writeFile} from 'node:fs/promises';
import {rulesDocument} from '../source/report/rules-document.ts';
import {rules} from '../source/rules/catalogue.ts';

await mkdir('docs', {recursive: true});
await writeFile('docs/rules.md', rulesDocument(rules));

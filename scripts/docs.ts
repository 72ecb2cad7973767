import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {documents} from './documents.ts';
import {withTables} from './readme-tables.ts';

const repository = path.join(import.meta.dirname, '..');
for (const [file, make] of Object.entries(documents)) {
	writeFileSync(path.join(repository, file), make());
}

const readme = path.join(repository, 'README.md');
writeFileSync(readme, withTables(readFileSync(readme, 'utf8')));

import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {withTables} from './readme-tables.ts';

const file = path.join(import.meta.dirname, '../README.md');
writeFileSync(file, withTables(readFileSync(file, 'utf8')));

import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {drawPictures} from './pictures.ts';

const media = path.join(import.meta.dirname, '../media');
mkdirSync(media, {recursive: true});
for (const [file, svg] of Object.entries(await drawPictures())) {
	writeFileSync(path.join(media, file), svg);
}

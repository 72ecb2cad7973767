import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {drawPictures} from '../../scripts/pictures.ts';

const media = path.join(import.meta.dirname, '../../media');

test('the pictures show the dashboard as it is (npm run media)', async () => {
	const drawn = await drawPictures();
	expect(readdirSync(media).sort()).toEqual(Object.keys(drawn).sort());
	const stale = Object.keys(drawn).filter(file => readFileSync(path.join(media, file), 'utf8') !== drawn[file]);
	expect(stale).toEqual([]);
}, 300_000);

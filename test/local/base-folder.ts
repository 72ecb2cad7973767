import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {baseFolder} from '../../source/local/base-folder.ts';

const home = mkdtempSync(path.join(tmpdir(), 'home-'));

test.each([
	['config', {HOME: home}, path.join(home, '.config')],
	['state', {HOME: home}, path.join(home, '.local/state')],
	['cache', {HOME: home}, path.join(home, '.cache')],
	['cache', {HOME: home, XDG_CACHE_HOME: '/elsewhere'}, '/elsewhere'],
	['cache', {HOME: home, XDG_CACHE_HOME: ''}, path.join(home, '.cache')],
	['cache', {HOME: home, XDG_CACHE_HOME: 'relative'}, path.join(home, '.cache')],
	['state', {XDG_CACHE_HOME: '/elsewhere'}, undefined],
	['state', {HOME: ''}, undefined],
	['state', {HOME: 'relative'}, undefined],
	['state', {HOME: path.join(home, 'missing')}, undefined],
] as const)('%s with %j is %s', (kind, environment, folder) => {
	expect(baseFolder(kind, environment)).toBe(folder);
});

import {execFile} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';

/** A home, and the folder for temporary files, of a program that says its version and what it wrote on stderr. */
const start = async (change: (place: string) => NodeJS.ProcessEnv) => {
	const place = mkdtempSync(path.join(tmpdir(), 'cache-'));
	const temporary = path.join(place, 'tmp');
	mkdirSync(temporary);
	const env = {PATH: process.env.PATH, TMPDIR: temporary, ...change(place)};
	const {stderr} = await promisify(execFile)(process.execPath, [cliFile, '--version'], {env, cwd: temporary});
	const cacheFolder = path.join(place, 'svctop/compile-cache');
	return {
		stderr,
		cacheFolder,
		isCached: existsSync(cacheFolder) && readdirSync(cacheFolder).length > 0,
		elsewhere: readdirSync(temporary),
	};
};

test('what is compiled is kept for its user alone', async () => {
	const {stderr, cacheFolder, isCached, elsewhere} = await start(place => ({XDG_CACHE_HOME: place}));

	expect([stderr, isCached, elsewhere]).toEqual(['', true, []]);
	expect([cacheFolder, path.dirname(cacheFolder)].map(folder => statSync(folder).mode & 0o777)).toEqual([0o700, 0o700]);
});

test.each([
	['without a home', () => ({})],
	['in a home that is missing', (place: string) => ({HOME: path.join(place, 'missing')})],
	['in a home that is none', () => ({HOME: '/dev/null'})],
	[
		'in a folder that others can change',
		(place: string) => {
			mkdirSync(path.join(place, 'svctop'));
			chmodSync(path.join(place, 'svctop'), 0o777);
			return {XDG_CACHE_HOME: place};
		},
	],
])('%s nothing is kept, and nothing is said', async (_where, change) => {
	const {stderr, isCached, elsewhere} = await start(change);

	expect([stderr, isCached, elsewhere]).toEqual(['', false, []]);
});

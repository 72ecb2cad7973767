import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {writeScreenDump} from '../../source/local/screen-dump.ts';

const at = new Date('2026-03-01T12:00:00.5Z');
const name = 'yaml-Pod-shop-web-1-2026-03-01T12-00-00-500Z.txt';
const folder = () => mkdtempSync(path.join(tmpdir(), 'dump-'));

test('a text is saved among the screen dumps, for its owner alone', () => {
	const state = folder();
	const file = writeScreenDump('yaml Pod shop/web-1', 'text\n', {XDG_STATE_HOME: state}, at);

	expect(file).toBe(path.join(state, 'svctop', 'screen-dumps', name));
	expect(readFileSync(file, 'utf8')).toBe('text\n');
	expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('where that cannot be, in the current folder', () => {
	const blocked = path.join(folder(), 'file');
	writeFileSync(blocked, '');
	const here = folder();
	const before = process.cwd;
	process.cwd = () => here;
	onTestFinished(() => {
		process.cwd = before;
	});

	expect(writeScreenDump('yaml Pod shop/web-1', 'text\n', {XDG_STATE_HOME: blocked}, at)).toBe(path.join(here, name));
});

test('where there is no room for it, nothing is left of it anywhere', () => {
	const state = folder();
	const here = folder();
	const module = path.join(import.meta.dirname, '../../source/local/screen-dump.ts');
	const script = `
		const {writeScreenDump} = await import(${JSON.stringify(module)});
		try {
			writeScreenDump('log', 'x'.repeat(100_000), {XDG_STATE_HOME: ${JSON.stringify(state)}});
		} catch (error) {
			process.stdout.write(error.code);
		}
	`;
	const argv = ['-c', 'ulimit -f 1; exec "$0" --input-type=module -e "$1"', process.execPath, script];
	expect(spawnSync('bash', argv, {cwd: here, encoding: 'utf8'}).stdout).toBe('EFBIG');
	expect([...readdirSync(path.join(state, 'svctop/screen-dumps')), ...readdirSync(here)]).toEqual([]);
});

import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {copyText} from '../../../source/dashboard/terminal/clipboard.ts';
import {toClipboard} from '../../../source/dashboard/terminal/terminal-codes.ts';

const text = 'kubectl -n shop patch service web -p \'{"spec":1}\'\n✖ größer\n';

/** A folder with a program tmux of that script, and what it keeps. */
const withTmux = (script: string) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'tmux-'));
	writeFileSync(path.join(folder, 'tmux'), `#!/bin/sh\ncd "${folder}"\n${script}\n`, {mode: 0o755});
	return {folder, environment: {PATH: `${folder}:/usr/bin:/bin`, TMUX: '/tmp/tmux-0/default,1,0'}};
};

const copied = async (environment: NodeJS.ProcessEnv) => {
	const written: string[] = [];
	await copyText(text, environment, codes => written.push(codes));
	return written;
};

test('inside tmux the text goes to its buffer, and the terminal is written nothing', async () => {
	const {folder, environment} = withTmux('echo "$@" > arguments; cat > buffer');
	expect(await copied(environment)).toEqual([]);
	expect(readFileSync(path.join(folder, 'arguments'), 'utf8')).toBe('load-buffer -w -\n');
	expect(readFileSync(path.join(folder, 'buffer'), 'utf8')).toBe(text);
});

test.each([
	['outside of tmux', {PATH: '/usr/bin:/bin'}],
	['without a program tmux', {PATH: mkdtempSync(path.join(tmpdir(), 'empty-')), TMUX: '/tmp/tmux-0/default,1,0'}],
	['where tmux does not know the option, and does not read', withTmux('exit 1').environment],
])('%s the terminal is asked', async (_, environment) => {
	const [codes, ...others] = await copied(environment);
	expect(others).toEqual([]);
	expect(codes).toBe(toClipboard(text));
	const encoded = codes!.slice('\u001B]52;c;'.length, -1);
	expect(execFileSync('base64', ['-d'], {input: encoded}).toString()).toBe(text);
});

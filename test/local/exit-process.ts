import {spawn} from 'node:child_process';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';

const file = path.join(import.meta.dirname, '../../source/local/exit-process.ts');

test('a process ends with its code whatever still runs, and all that was written has arrived', async () => {
	const script = `
		const {exitAfterOutput} = await import(${JSON.stringify(file)});
		setInterval(() => {}, 1000);
		process.stdout.write('x'.repeat(4_000_000));
		process.exitCode = 2;
		await exitAfterOutput(process);
	`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'inherit']});
	const ended = new Promise(resolve => {
		child.once('exit', resolve);
	});
	// More than a pipe holds: nobody reads it before the process could have ended.
	await new Promise(resolve => {
		child.stdout.once('readable', resolve);
	});
	expect(await text(child.stdout)).toHaveLength(4_000_000);
	expect(await ended).toBe(2);
});

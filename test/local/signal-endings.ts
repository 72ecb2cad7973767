import {spawn} from 'node:child_process';
import {chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, watch, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'vitest';
import {cliFile} from '../_helpers/pty.ts';

const signals = ['SIGTERM', 'SIGHUP'] as const;

const folder = () => mkdtempSync(path.join(tmpdir(), 'endings-'));

/** Starts svctop with a folder of its own for temporary files. */
const start = (temporary: string, ...args: readonly string[]) => {
	const child = spawn(process.execPath, [cliFile, ...args], {
		env: {...process.env, TMPDIR: temporary},
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const ended = new Promise<NodeJS.Signals | null>(resolve => child.once('exit', (_code, signal) => resolve(signal)));
	return {child, ended};
};

test.concurrent.for(signals)('%s leaves nothing of the demo', async (signal, {expect: holds}) => {
	const temporary = folder();
	const {child, ended} = start(temporary, 'wait', 'checkout', '-n', 'shop', '--demo', '--timeout', '60s');
	await new Promise(resolve => child.stderr.once('data', resolve));
	holds(readdirSync(temporary)).toHaveLength(1);
	child.kill(signal);
	holds(await ended).toBe(signal);
	holds(readdirSync(temporary)).toEqual([]);
});

/** A kubeconfig whose credential plugin starts a process that never ends, and tells its id in a file. */
const hangingPlugin = (place: string) => {
	const plugin = path.join(place, 'plugin');
	writeFileSync(plugin, `#!/bin/sh\nsleep 300 & echo $! > ${place}/new; mv ${place}/new ${place}/id; wait\n`);
	chmodSync(plugin, 0o755);
	const file = path.join(place, 'config');
	writeFileSync(
		file,
		JSON.stringify({
			'current-context': 'x',
			clusters: [{name: 'x', cluster: {server: 'https://127.0.0.1:1'}}],
			users: [{name: 'x', user: {exec: {apiVersion: 'client.authentication.k8s.io/v1', command: plugin}}}],
			contexts: [{name: 'x', context: {cluster: 'x', user: 'x'}}],
		}),
	);
	const id = new Promise<number>(resolve => {
		const watcher = watch(place, () => {
			if (existsSync(path.join(place, 'id'))) {
				watcher.close();
				resolve(Number(readFileSync(path.join(place, 'id'), 'utf8')));
			}
		});
	});
	return {file, id};
};

test.concurrent.for(signals)(
	'%s ends a credential plugin with what it has started',
	async (signal, {expect: holds}) => {
		const place = folder();
		const {file, id} = hangingPlugin(place);
		const {child, ended} = start(folder(), 'check', '--kubeconfig', file);
		const started = await id;
		child.kill(signal);
		holds(await ended).toBe(signal);
		await holds
			.poll(() => existsSync(`/proc/${started}/cmdline`) && readFileSync(`/proc/${started}/cmdline`, 'utf8'))
			.toBeFalsy();
	},
);

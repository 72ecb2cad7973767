import {spawnSync} from 'node:child_process';
import {expect, test} from 'vitest';
import type {Exec} from '../../../source/model/pod-access/exec.ts';
import {readSettings} from '../../../source/probes/caller/read-settings.ts';
import {fakeExec, siteOf} from '../../_helpers/fake-exec.ts';

/** What is read, and all that the commands printed. */
const read = async (exec: Exec) => {
	const printed: string[] = [];
	const reading = readSettings(siteOf(exec), () => 1);
	let next = await reading.next();
	for (; !next.done; next = await reading.next()) {
		const {value} = next;
		printed.push(value.kind === 'step' ? (value.step.result?.output ?? '') : '');
	}

	return {settings: next.value, printed: printed.join('\n')};
};

/** A container whose shell is this machine's. */
const shell =
	(env: Readonly<Record<string, string>>): Exec =>
	async (_, [file = '', ...args]) => {
		const {stdout, stderr, status} = spawnSync(file, args, {env, encoding: 'utf8'});
		return status === null
			? {outcome: 'tool-missing', stdout, stderr, ms: 1}
			: {outcome: 'exited', exitCode: status, stdout, stderr, ms: 1};
	};

test('the shell tells the proxies that are set, and keeps passwords to itself', async () => {
	const {settings, printed} = await read(
		shell({
			PATH: process.env.PATH!,
			http_proxy: 'http://user:p@ss:word@proxy.example:3128/',
			HTTPS_PROXY: 'user:secret@proxy.example:3128',
			no_proxy: 'localhost,.svc,a=b',
			NO_PROXY: '',
			PASSWORD: 'secret',
		}),
	);
	expect(settings!.proxies).toStrictEqual({
		http_proxy: 'http://proxy.example:3128/',
		HTTPS_PROXY: 'proxy.example:3128',
		no_proxy: 'localhost,.svc,a=b',
	});
	expect(printed).toContain('http_proxy=http://proxy.example:3128/');
	expect(printed).not.toMatch(/secret|p@ss|word/);
});

test('the lines of /etc/hosts', async () => {
	const stdout =
		'# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\nfe00::0\tip6-localnet\n10.244.1.3\tclient\n\n# Entries added by HostAliases.\n192.0.2.10\tweb\tweb.shop # a comment\n--- proxies\n';
	const {settings} = await read(fakeExec({'sh -c': {stdout}}).exec);
	expect(settings).toStrictEqual({
		hosts: [
			{ip: '127.0.0.1', hostnames: ['localhost']},
			{ip: 'fe00::0', hostnames: ['ip6-localnet']},
			{ip: '10.244.1.3', hostnames: ['client']},
			{ip: '192.0.2.10', hostnames: ['web', 'web.shop']},
		],
		proxies: {},
	});
});

test('without a shell nothing is read', async () => {
	expect((await read(fakeExec({}).exec)).settings).toBeUndefined();
});

import {execFile} from 'node:child_process';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {fewServices} from '../_helpers/dashboard.ts';
import {type DemoServer, startDemo} from '../_helpers/demo-api.ts';
import {cliFile, openTerminal} from '../_helpers/pty.ts';

/** A word for each place that a secret may be in. */
const planted = (place: string) => `planted-${place}-4f1c9a`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

const token = planted('token');
const key = `-----BEGIN PRIVATE KEY-----\n${base64(planted('key'))}\n-----END PRIVATE KEY-----\n`;

/** All that may not be written anywhere, as it is or in base64. */
const secrets = [
	...['token', 'password', 'plugin-env', 'environment', 'annotation', 'container-env'].map(planted),
	...[token, planted('password'), key].map(base64),
	base64(planted('key')),
];

/** The demo with secrets where clusters have them. */
const scenarioWithSecrets = () => {
	const demo = fewServices();
	for (const [plural, object] of demo.objects) {
		const last = JSON.stringify({data: {password: planted('annotation')}});
		Object.assign(object.metadata, {
			annotations: {'kubectl.kubernetes.io/last-applied-configuration': last, 'example.com/key': planted('annotation')},
		});
		const {containers = []} = plural === 'pods' ? (object as unknown as {spec: {containers?: object[]}}).spec : {};
		for (const container of containers) {
			Object.assign(container, {env: [{name: 'PASSWORD', value: planted('container-env')}]});
		}
	}

	return demo;
};

const home = mkdtempSync(path.join(tmpdir(), 'home-'));
const env = {
	...process.env,
	...Object.fromEntries(['STATE', 'CACHE', 'CONFIG'].map(kind => [`XDG_${kind}_HOME`, path.join(home, kind)])),
	HOME: home,
	TMPDIR: home,
	DATABASE_PASSWORD: planted('environment'),
};

/** Files that svctop reads: what they hold was not written by it. */
const own = mkdtempSync(path.join(tmpdir(), 'given-'));

const withUser = (name: string, server: string, user: string) => {
	const file = path.join(own, name);
	writeFileSync(
		file,
		`apiVersion: v1
kind: Config
current-context: demo
clusters: [{name: demo, cluster: {server: ${JSON.stringify(server)}, insecure-skip-tls-verify: true}}]
contexts: [{name: demo, context: {cluster: demo, user: demo}}]
users: [{name: demo, user: ${user}}]
`,
	);
	return file;
};

let server: DemoServer;
let kubeconfigs: Readonly<Record<string, string>>;

beforeAll(async () => {
	server = await startDemo({scenario: scenarioWithSecrets(), token}, {onTestFinished: stop => void stops.push(stop)});
	const plugin = path.join(own, 'plugin');
	const credential = {
		apiVersion: 'client.authentication.k8s.io/v1',
		kind: 'ExecCredential',
		status: {token},
	};
	writeFileSync(plugin, `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`);
	chmodSync(plugin, 0o755);
	const exec = (command: string) =>
		JSON.stringify({
			exec: {
				apiVersion: credential.apiVersion,
				command,
				interactiveMode: 'Never',
				env: [{name: 'PASSWORD', value: planted('plugin-env')}],
			},
		});
	kubeconfigs = {
		token: withUser('token', server.url, JSON.stringify({token})),
		plugin: withUser('plugin-user', server.url, exec(plugin)),
		'a plugin that fails': withUser('failing', server.url, exec('false')),
		'a wrong password': withUser(
			'password',
			server.url,
			JSON.stringify({username: 'me', password: planted('password')}),
		),
		'a key that is none': withUser(
			'key',
			server.url.replace('http', 'https'),
			JSON.stringify({'client-key-data': base64(key), 'client-certificate-data': base64(key)}),
		),
		'a server that is gone': withUser('gone', 'https://127.0.0.1:1', JSON.stringify({token})),
		'a file cut in the secret': withUser('cut', server.url, `{token: "${token}`),
		'a tab before the secret': withUser('tab', server.url, `{\n\ttoken: ${token}: ${token}}`),
	};
	return async () => {
		for (const stop of stops) {
			await stop({} as never);
		}
	};
});

const stops: Array<(context: never) => unknown> = [];

/** All that lies below the home folder of a run: answers, compiled code, saved texts, reports. */
const written = () =>
	readdirSync(home, {recursive: true, encoding: 'utf8'})
		.map(name => path.join(home, name))
		.filter(file => statSync(file).isFile());

const expectNone = (text: string) => {
	expect(secrets.filter(secret => text.includes(secret))).toEqual([]);
};

const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
	new Promise<string>(resolve => {
		execFile(process.execPath, [cliFile, ...args], {env: {...env, ...more}}, (_error, stdout, stderr) =>
			resolve(stdout + stderr),
		);
	});

test.each([
	'token',
	'plugin',
	'a plugin that fails',
	'a wrong password',
	'a key that is none',
	'a server that is gone',
	'a file cut in the secret',
	'a tab before the secret',
])('check writes no secret: %s', async name => {
	const said = await run(['check', '-A', '-o', 'json', '--verbose', '--kubeconfig', kubeconfigs[name]!]);
	expect(said).toMatch(/\S \S/);
	expectNone(said);
	expect(said).not.toMatch(/\/secrets\b/);
});

test('neither does trace', async () => {
	const said = await run(['trace', 'web', '-n', 'shop', '--verbose', '--kubeconfig', kubeconfigs.plugin!]);
	expect(said).toContain('commands in pods: ');
	expectNone(said);
});

test('nor is a token of a flag written, or anything in the report of a crash', async () => {
	const preload = 'process.stdout.write = () => {throw new TypeError("lost")}';
	const said = await run(['check', '-A', '--kubeconfig', kubeconfigs.token!, `--token=${token}`], {
		NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
	});
	expect(said).toMatch(/report it with \S+\.txt/);
	expectNone(said);
	const [, report = ''] = /report it with (\S+)\.\n/.exec(said)!;
	expect(readFileSync(report, 'utf8')).toContain('svctop check -A --kubeconfig … --token');
});

test('nor does the dashboard write one, on the screen or in what it saves', async ({onTestFinished}) => {
	const screen = openTerminal(['-A', '--kubeconfig', kubeconfigs.plugin!, '--verbose'], {columns: 160, rows: 40, env});
	onTestFinished(() => screen.kill());
	await screen.until(/● live/);
	screen.type('/payments\r\r');
	await screen.until(/DIAGNOSIS shop\/payments/);
	screen.type('\u0013');
	await screen.until(/Saved to \S+/);
	screen.type('\u001bt');
	await screen.until(/Run trace payments/);
	screen.type('a');
	await screen.until(/TRACE|PROBE/);
	screen.type('\u0013:messages\r');
	await screen.until(/MESSAGES/);
	screen.type('\u0013\u0003');
	await screen.exited;
	expectNone(screen.output());
	expect(written().filter(file => file.includes('screen-dumps')).length).toBeGreaterThan(0);
	for (const file of written()) {
		expectNone(readFileSync(file, 'latin1'));
	}
});

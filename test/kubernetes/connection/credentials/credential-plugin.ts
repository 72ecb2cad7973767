import {execFile} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {expect, onTestFinished, test} from 'vitest';
import {type Connection, connect, nobody} from '../../../../source/kubernetes/connection/connection.ts';
import {sharedDemo} from '../../../_helpers/demo-api.ts';
import {cliFile} from '../../../_helpers/pty.ts';
import {fileWith} from '../../../_helpers/run-command.ts';

const demo = sharedDemo();

/** A connection to the demo whose user has a plugin: a shell script with this body, or the command it names. */
const withPlugin = (body: string, fields: Readonly<Record<string, unknown>> = {}) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'plugin-'));
	const command = path.join(folder, 'login');
	writeFileSync(command, `#!/bin/sh\ncd ${folder}\necho run >> runs\n${body}\n`);
	chmodSync(command, 0o755);
	const config = new KubeConfig();
	config.loadFromString(demo().kubeconfig);
	config.loadFromOptions({
		clusters: config.getClusters(),
		contexts: config.getContexts(),
		currentContext: 'demo',
		users: [
			{name: config.getUsers()[0]!.name, exec: {apiVersion: 'client.authentication.k8s.io/v1', command, ...fields}},
		],
	});
	const connection = connect(() => config, nobody);
	onTestFinished(connection.close);
	return {connection, runs: () => readFileSync(`${folder}/runs`, 'utf8').trim().split('\n').length, folder};
};

const ask = (connection: Connection, signal = new AbortController().signal) =>
	connection.request({
		path: '/api/v1/namespaces',
		action: {verb: 'list', resource: 'namespaces', namespace: undefined},
		silence: 5000,
		signal,
	});

const credential = (status: string) => `echo '{"kind": "ExecCredential", "status": ${status}}'`;

test('several requests at once run it once, and later ones no more', async () => {
	const {connection, runs} = withPlugin(`sleep 0.2\n${credential('{"token": "secret"}')}`);
	const answers = await Promise.all([ask(connection), ask(connection), ask(connection)]);
	expect(answers.map(({statusCode}) => statusCode)).toStrictEqual([200, 200, 200]);
	expect((await ask(connection)).statusCode).toBe(200);
	expect(runs()).toBe(1);
});

test('it runs again when what it gave has expired', async () => {
	const {connection, runs} = withPlugin(
		credential('{"token": "secret", "expirationTimestamp": "2020-01-01T00:00:00Z"}'),
	);
	await ask(connection);
	await ask(connection);
	expect(runs()).toBe(2);
});

test('it is told what it is run for, gets its arguments as they are, and nobody answers on its stdin', async () => {
	const {connection, folder} = withPlugin(
		`cat > input; printf '%s' "$KUBERNETES_EXEC_INFO" > info; printf '%s|' "$GREETING" "$@" > words\n${credential('{"token": "secret"}')}`,
		{interactiveMode: 'Never', args: ['a b', '$(id)\u001b'], env: [{name: 'GREETING', value: 'hello'}]},
	);
	await ask(connection);
	const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
	expect(read('input')).toBe('');
	expect(read('words')).toBe('hello|a b|$(id)\u001b|');
	expect(JSON.parse(read('info'))).toStrictEqual({
		kind: 'ExecCredential',
		apiVersion: 'client.authentication.k8s.io/v1',
		spec: {interactive: false},
	});
});

test.each<[string, string, Readonly<Record<string, unknown>>, RegExp]>([
	['prints no JSON', 'echo hello', {}, /\/login printed no ExecCredential\. Log in/],
	['prints nothing', 'true', {}, /printed no ExecCredential/],
	['prints a credential without a status', credential('null'), {}, /without a token or a certificate/],
	['prints without end', 'exec yes', {}, /printed more than an ExecCredential/],
	['fails', 'echo first >&2; echo "the session has expired" >&2; exit 1', {}, /failed: the session has expired\./],
	['fails and says nothing', 'exit 3', {}, /\/login ended with exit code 3\./],
	['is not there', '', {command: 'no-such-plugin'}, /no-such-plugin is not installed\./],
	[
		'is not there, with a hint',
		'',
		{command: 'no-such-plugin', installHint: 'Get it from example.com'},
		/no-such-plugin is not installed \(Get it from example\.com\)\./,
	],
])('one that %s is told in a sentence', async (_name, body, fields, sentence) => {
	const {connection} = withPlugin(body, fields);
	const error = await ask(connection).then(
		() => undefined,
		(reason: Error) => reason,
	);
	expect(error).toMatchObject({kind: 'credentials', message: expect.stringMatching(sentence)});
	expect(connection.runningPlugin()).toBeUndefined();
});

test('a request that is given up does not wait for it', async () => {
	const {connection} = withPlugin('sleep 1000');
	const late = ask(connection, AbortSignal.timeout(300));
	await expect(late).rejects.toMatchObject({
		kind: 'timeout',
		message: expect.stringMatching(/^The credential plugin \S+\/login has not ended yet\.$/),
	});
	const stopping = new AbortController();
	const cancelled = ask(connection, stopping.signal);
	stopping.abort();
	await expect(cancelled).rejects.toMatchObject({name: 'AbortError'});
	expect(connection.runningPlugin()).toMatch(/\/login$/);
});

test('one that has to ask, and has no terminal to do it on, is told before it runs', async () => {
	const user = `{exec: {apiVersion: client.authentication.k8s.io/v1, command: login, interactiveMode: Always}}`;
	const file = fileWith(`
clusters: [{name: c, cluster: {server: "https://192.0.2.1"}}]
users: [{name: u, user: ${user}}]
contexts: [{name: ctx, context: {cluster: c, user: u}}]
current-context: ctx
`);
	const stderr = await new Promise<string>(resolve => {
		execFile(process.execPath, [cliFile, 'check', '--kubeconfig', file], (_error, _stdout, printed) =>
			resolve(printed),
		);
	});
	expect(stderr).toBe(
		'Getting credentials for ctx failed: login asks on a terminal (interactiveMode Always), and standard input is none. Log in, or correct the user in the kubeconfig.\n',
	);
});

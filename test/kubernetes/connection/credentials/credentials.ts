import {appendFileSync, chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import {expect, onTestFinished, test} from 'vitest';
import {type Connection, connect, nobody} from '../../../../source/kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../../../../source/kubernetes/connection/kubeconfig.ts';
import {createExec} from '../../../../source/kubernetes/exec/create-exec.ts';
import {sharedDemo} from '../../../_helpers/demo-api.ts';
import {listening} from '../../../_helpers/forward-proxies.ts';
import {secondSelfSigned, selfSigned} from '../../../_helpers/self-signed.ts';
import {startTokenGate} from '../../../_helpers/token-gate.ts';

const demo = sharedDemo();

/** A folder with a kubeconfig for a server, whose user is as given, and a connection that reads it. */
const open = (folder: string, server: string, user: unknown) => {
	const file = path.join(folder, 'config');
	writeFileSync(
		file,
		JSON.stringify({
			clusters: [{name: 'c', cluster: {server, 'insecure-skip-tls-verify': true}}],
			users: [{name: 'u', user}],
			contexts: [{name: 'ctx', context: {cluster: 'c', user: 'u'}}],
			'current-context': 'ctx',
		}),
	);
	const place = {file, variable: undefined, home: undefined, serviceAccount: '/nowhere'};
	const connection = connect(() => loadKubeconfig(place), nobody);
	onTestFinished(connection.close);
	return connection;
};

const ask = async (connection: Connection) => {
	const response = await connection.request({
		path: '/api/v1/namespaces',
		action: {verb: 'list', resource: 'namespaces', namespace: undefined},
		silence: 5000,
		signal: new AbortController().signal,
	});
	response.resume();
	return response.statusCode;
};

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'credentials-'));

/** A plugin that prints what lies in the file `credential`, and counts its runs. */
const writePlugin = (folder: string) => {
	const command = path.join(folder, 'login');
	writeFileSync(command, `#!/bin/sh\necho run >> ${folder}/runs\ncat ${folder}/credential\n`);
	chmodSync(command, 0o755);
	return {
		user: {exec: {apiVersion: 'client.authentication.k8s.io/v1', command: './login', interactiveMode: 'Never'}},
		give: (status: unknown) => writeFileSync(path.join(folder, 'credential'), JSON.stringify({status})),
		runs: () => readFileSync(path.join(folder, 'runs'), 'utf8').split('\n').length - 1,
	};
};

test('a plugin whose token is refused is asked once more for all that were, and they go on', async () => {
	const folder = newFolder();
	const gate = await startTokenGate(demo().url, 'first');
	const plugin = writePlugin(folder);
	plugin.give({token: 'first'});
	const connection = open(folder, gate.url, plugin.user);
	expect(await Promise.all([ask(connection), ask(connection)])).toStrictEqual([200, 200]);
	expect(plugin.runs()).toBe(1);

	gate.accept('second');
	plugin.give({token: 'second'});
	expect(await Promise.all([ask(connection), ask(connection), ask(connection)])).toStrictEqual([200, 200, 200]);
	expect(plugin.runs()).toBe(2);
});

test('a plugin whose tokens are always refused is not run for each request', async () => {
	const folder = newFolder();
	const gate = await startTokenGate(demo().url, 'another');
	const plugin = writePlugin(folder);
	plugin.give({token: 'first'});
	const connection = open(folder, gate.url, plugin.user);
	for (let i = 0; i < 5; i++) {
		await expect(ask(connection)).rejects.toMatchObject({kind: 'unauthorized'});
	}

	expect(plugin.runs()).toBe(2);
});

test.each<[string, unknown, (folder: string) => void]>([
	['a token file', {tokenFile: 'token'}, folder => writeFileSync(path.join(folder, 'token'), 'second\n')],
	[
		'the kubeconfig',
		{token: 'first'},
		folder => {
			const file = path.join(folder, 'config');
			writeFileSync(file, readFileSync(file, 'utf8').replace('"first"', '"second"'));
		},
	],
])('%s that was rotated is read again, as often as it is', async (_name, user, rotate) => {
	const folder = newFolder();
	writeFileSync(path.join(folder, 'token'), 'first\n');
	const gate = await startTokenGate(demo().url, 'first');
	const connection = open(folder, gate.url, user);
	expect(await ask(connection)).toBe(200);
	gate.accept('second');
	await expect(ask(connection)).rejects.toMatchObject({kind: 'unauthorized'});
	rotate(folder);
	expect(await ask(connection)).toBe(200);
	expect(gate.refused()).toBe(3);
});

test('a kubeconfig that is half written when a token is refused is read again the next time', async () => {
	const folder = newFolder();
	const gate = await startTokenGate(demo().url, 'first');
	const connection = open(folder, gate.url, {token: 'first'});
	expect(await ask(connection)).toBe(200);
	gate.accept('second');
	const file = path.join(folder, 'config');
	const [begin, end] = readFileSync(file, 'utf8').replace('"first"', '"second"').split('"contexts"');
	writeFileSync(file, begin!);
	await expect(ask(connection)).rejects.toMatchObject({kind: 'unauthorized'});
	appendFileSync(file, `"contexts"${end}`);
	expect(await ask(connection)).toBe(200);
});

/** A server by TLS that refuses everything, and the common names of the certificates it was shown. */
const startCertificateServer = async () => {
	const shown: string[] = [];
	const server = tls.createServer({...selfSigned, requestCert: true, rejectUnauthorized: false}, socket => {
		shown.push(String(socket.getPeerCertificate().subject?.CN ?? 'nobody'));
		socket.on('error', () => {});
		socket.on('data', () => socket.write('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'));
	});
	return {url: `https://127.0.0.1:${await listening(server)}`, shown};
};

/** A request and a command, each of them by a connection of its own. */
const askBoth = async (connection: Connection) => {
	await expect(ask(connection)).rejects.toMatchObject({kind: 'forbidden'});
	const target = {namespace: 'a', pod: 'a', container: 'a'};
	const {signal} = new AbortController();
	expect(await createExec(connection)(target, ['true'], {signal, timeoutMs: 5000})).toMatchObject({outcome: 'denied'});
};

test('client certificates in files are read again, for requests and commands', async () => {
	const folder = newFolder();
	const {url, shown} = await startCertificateServer();
	const write = ({cert, key}: typeof selfSigned) => {
		writeFileSync(path.join(folder, 'cert.pem'), cert);
		writeFileSync(path.join(folder, 'key.pem'), key);
	};
	write(selfSigned);
	const connection = open(folder, url, {'client-certificate': 'cert.pem', 'client-key': 'key.pem'});
	await askBoth(connection);
	write(secondSelfSigned);
	await askBoth(connection);
	expect(shown).toStrictEqual(['localhost', 'localhost', 'second', 'second']);
});

test('a client certificate of a plugin that has expired is asked for again, for requests and commands', async () => {
	const folder = newFolder();
	const {url, shown} = await startCertificateServer();
	const plugin = writePlugin(folder);
	const give = ({cert, key}: typeof selfSigned) =>
		plugin.give({clientCertificateData: cert, clientKeyData: key, expirationTimestamp: '2020-01-01T00:00:00Z'});
	give(selfSigned);
	const connection = open(folder, url, plugin.user);
	await askBoth(connection);
	give(secondSelfSigned);
	await askBoth(connection);
	expect(shown).toStrictEqual(['localhost', 'localhost', 'second', 'second']);
});

test('a plugin is told of the cluster where it wants that, as client-go tells it', async () => {
	const folder = newFolder();
	const command = path.join(folder, 'login');
	writeFileSync(
		command,
		`#!/bin/sh\nprintf %s "$KUBERNETES_EXEC_INFO" > ${folder}/info\necho '{"status": {"token": "t"}}'\n`,
	);
	chmodSync(command, 0o755);
	writeFileSync(path.join(folder, 'ca.crt'), selfSigned.cert);
	const file = path.join(folder, 'config');
	const exec = {
		apiVersion: 'client.authentication.k8s.io/v1beta1',
		command: './login',
		interactiveMode: 'Never',
		provideClusterInfo: true,
	};
	const extension = {audience: 'prod'};
	writeFileSync(
		file,
		JSON.stringify({
			clusters: [
				{
					name: 'c',
					cluster: {
						server: 'https://192.0.2.1:6443',
						'certificate-authority': 'ca.crt',
						'tls-server-name': 'api.test',
						'proxy-url': 'http://127.0.0.1:1',
						extensions: [{name: 'client.authentication.k8s.io/exec', extension}],
					},
				},
			],
			users: [{name: 'u', user: {exec}}],
			contexts: [{name: 'ctx', context: {cluster: 'c', user: 'u'}}],
			'current-context': 'ctx',
		}),
	);
	const place = {file, variable: undefined, home: undefined, serviceAccount: '/nowhere'};
	const connection = connect(() => loadKubeconfig(place), nobody);
	onTestFinished(connection.close);
	await connection.authenticate();
	expect(JSON.parse(readFileSync(path.join(folder, 'info'), 'utf8'))).toStrictEqual({
		kind: 'ExecCredential',
		apiVersion: 'client.authentication.k8s.io/v1beta1',
		spec: {
			interactive: false,
			cluster: {
				server: 'https://192.0.2.1:6443',
				'tls-server-name': 'api.test',
				'certificate-authority-data': Buffer.from(selfSigned.cert).toString('base64'),
				'proxy-url': 'http://127.0.0.1:1',
				config: extension,
			},
		},
	});
});

test.each([
	['a certificate', {'client-certificate-data': 'AAAA', 'client-key-data': 'AAAA'}],
	[
		'a key of another certificate',
		{
			'client-certificate-data': Buffer.from(selfSigned.cert).toString('base64'),
			'client-key-data': Buffer.from(secondSelfSigned.key).toString('base64'),
		},
	],
])('%s that is none is told in a sentence, and not as a server that is gone', async (_what, user) => {
	await expect(ask(open(newFolder(), 'https://127.0.0.1:1', user))).rejects.toMatchObject({
		kind: 'credentials',
		message: expect.stringMatching(
			/^Getting credentials for ctx failed: the client certificate or its key cannot be read \([\w ]+\)\. Log in/,
		),
	});
});

import {once} from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {type Connection, connect, nobody} from '../../../source/kubernetes/connection/connection.ts';
import {readJson} from '../../../source/kubernetes/connection/read-json.ts';
import {createExec} from '../../../source/kubernetes/exec/create-exec.ts';
import {openPodPort} from '../../../source/kubernetes/exec/pod-port.ts';
import {createDial} from '../../../source/kubernetes/exec/port-forward.ts';
import {podOf, sharedDemo} from '../../_helpers/demo-api.ts';
import {listening, startHttpProxy, startSocksProxy} from '../../_helpers/forward-proxies.ts';
import {selfSigned} from '../../_helpers/self-signed.ts';

const demo = sharedDemo();
const plain = () => ({port: Number(new URL(demo().url).port)});

// A proxy that is spoken to by TLS has a certificate that this machine trusts: here anything goes.
const {NODE_TLS_REJECT_UNAUTHORIZED: trust} = process.env;
beforeAll(() => {
	process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
});
afterAll(() => {
	process.env.NODE_TLS_REJECT_UNAUTHORIZED = trust ?? '1';
});

/** The demo's server by TLS. */
const secure = async () => ({
	port: await listening(
		tls.createServer(selfSigned, socket => {
			const outer = net.connect(plain().port, '127.0.0.1');
			outer.on('error', () => {});
			outer.on('close', () => socket.destroy());
			socket.on('error', () => {});
			socket.on('close', () => outer.destroy());
			socket.pipe(outer).pipe(socket);
		}),
	),
});

/** A connection to a server that only a proxy can find. */
const connectBy = (server: string, proxyUrl: string): Connection => {
	const config = new KubeConfig();
	config.loadFromString(
		JSON.stringify({
			clusters: [{name: 'c', cluster: {server, 'insecure-skip-tls-verify': true, 'proxy-url': proxyUrl}}],
			users: [{name: 'u', user: {token: 'secret'}}],
			contexts: [{name: 'ctx', context: {cluster: 'c', user: 'u'}}],
			'current-context': 'ctx',
		}),
	);
	const connection = connect(() => config, nobody);
	onTestFinished(connection.close);
	return connection;
};

const ask = (connection: Connection, path = '/api/v1/namespaces') =>
	readJson(connection, {
		path,
		action: {verb: 'list', resource: 'namespaces', namespace: undefined},
		silence: 5000,
		signal: new AbortController().signal,
	});

const proxies = [
	['http', (upstream: {port: number}) => startHttpProxy(upstream), ''],
	['http', (upstream: {port: number}) => startHttpProxy(upstream, {user: 'me:p@ss'}), 'me:p%40ss@'],
	['https', (upstream: {port: number}) => startHttpProxy(upstream, {isSecure: true}), ''],
	['socks5', (upstream: {port: number}) => startSocksProxy(upstream), ''],
	['socks5h', (upstream: {port: number}) => startSocksProxy(upstream, {user: 'me:p@ss'}), 'me:p%40ss@'],
] as const;

const cases = proxies.flatMap(([scheme, start, user]) =>
	(['http', 'https'] as const).map(server => ({scheme, start, user, server})),
);

test.each(cases)(
	'lists, watches, commands and ports of a server by $server go through a proxy by $scheme://$user',
	async ({scheme, start, user, server}) => {
		const proxy = await start(server === 'https' ? await secure() : plain());
		const connection = connectBy(`${server}://api.cluster.test:6443`, `${scheme}://${user}127.0.0.1:${proxy.port}`);
		expect(await ask(connection)).toMatchObject({kind: 'NamespaceList'});
		const watch = await connection.request({
			path: '/api/v1/namespaces?watch=true',
			action: {verb: 'watch', resource: 'namespaces', namespace: undefined},
			silence: 5000,
			signal: new AbortController().signal,
		});
		const [frame] = await once(watch, 'data');
		watch.destroy();
		expect(String(frame)).toMatch(/^\{"type":"ADDED"/);

		const target = {namespace: 'shop', pod: podOf(demo(), 'shop', 'toolbox'), container: 'toolbox'};
		const {signal} = new AbortController();
		const result = await createExec(connection)(target, ['echo', 'hello'], {signal, timeoutMs: 5000});
		expect(result).toMatchObject({outcome: 'exited', stdout: 'hello\n'});
		const web = {namespace: 'shop', name: podOf(demo(), 'shop', 'web')};
		expect(await createDial(connection)(web as never, 8080, signal)).toMatchObject({outcome: 'open'});
		const opened = await openPodPort(connection, {namespace: 'shop', pod: web.name, port: 8080});
		expect(opened).toHaveProperty('channel');
		(opened as {channel: {terminate(): void}}).channel.terminate();

		// Three sockets of commands and ports, and one that lists and watches share.
		expect(new Set(proxy.asked)).toStrictEqual(new Set(['api.cluster.test:6443']));
		expect(proxy.asked).toHaveLength(4);
	},
);

test('an address of IPv6 is written in brackets for the proxy', async () => {
	const proxy = await startHttpProxy(plain());
	await ask(connectBy('http://[2001:db8::1]:6443', `http://127.0.0.1:${proxy.port}`));
	expect(proxy.asked).toStrictEqual(['[2001:db8::1]:6443']);
});

test.each<[string, () => Promise<string>, RegExp]>([
	[
		'that is not there',
		async () => 'http://127.0.0.1:1',
		/^The proxy http:\/\/127\.0\.0\.1:1 \(proxy-url in the kubeconfig\) refuses the connection\. Check that it runs/,
	],
	[
		'of SOCKS that is not there',
		async () => 'socks5://127.0.0.1:1',
		/^The proxy socks5:\/\/127\.0\.0\.1:1 \(proxy-url in the kubeconfig\) refuses the connection\./,
	],
	[
		'that wants a password',
		async () => `http://127.0.0.1:${(await startHttpProxy(plain(), {user: 'me:secret'})).port}`,
		/wants a user and a password\. Put them into its URL: http:\/\/USER:PASSWORD@HOST:PORT\.$/,
	],
	[
		'that wants another password',
		async () => `http://me:hidden@127.0.0.1:${(await startHttpProxy(plain(), {user: 'me:secret'})).port}`,
		/^The proxy http:\/\/127\.0\.0\.1:\d+ \(proxy-url in the kubeconfig\) wants a user and a password\./,
	],
	[
		'of SOCKS that wants another password',
		async () => `socks5://me:hidden@127.0.0.1:${(await startSocksProxy(plain(), {user: 'me:secret'})).port}`,
		/^The proxy socks5:\/\/127\.0\.0\.1:\d+ \(proxy-url in the kubeconfig\) cannot be used \(.*[Aa]uthentication.*\)\./,
	],
	[
		'that may not connect there',
		async () => `http://127.0.0.1:${(await startHttpProxy(plain(), {status: 403})).port}`,
		/does not connect to api\.cluster\.test:6443 \(status 403\)\. Ask who runs it/,
	],
	[
		'that closes at once',
		async () => `http://127.0.0.1:${await listening(net.createServer(socket => socket.destroy()))}`,
		/closed the connection\. Check that it runs/,
	],
])('a proxy %s is named, for requests and commands alike', async (_name, start, sentence) => {
	const connection = connectBy('https://api.cluster.test:6443', await start());
	const error = (await ask(connection).catch(reason => reason)) as Error;
	expect(error).toMatchObject({kind: 'unreachable', message: expect.stringMatching(sentence)});
	expect(error.message).not.toContain('hidden');
	const target = {namespace: 'shop', pod: 'web', container: 'web'};
	const result = await createExec(connection)(target, ['true'], {
		signal: new AbortController().signal,
		timeoutMs: 5000,
	});
	expect(result).toMatchObject({outcome: 'failed', problem: expect.stringMatching(sentence)});
});

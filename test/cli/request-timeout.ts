import {execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import tls from 'node:tls';

import {describe, expect, type TestContext, test} from 'vitest';
import {sharedDemo} from '../_helpers/demo-api.ts';
import type {Fault} from '../_helpers/demo-faults.ts';
import {cliFile} from '../_helpers/pty.ts';

import {fileWith, runCheck, runTrace} from '../_helpers/run-command.ts';
import {selfSigned} from '../_helpers/self-signed.ts';

/** Milliseconds that the commands are given, and how much later they may end, on a busy machine as well. */
const given = 700;
const slack = 2000;
/** The same for what has to get as far as a plugin, or a command in a pod. */
const givenToProbe = 3000;

const kubeconfigFor = (server: string, user = '{token: secret}') =>
	fileWith(`
clusters: [{name: c, cluster: {server: "${server}", insecure-skip-tls-verify: true}}]
users: [{name: u, user: ${user}}]
contexts: [{name: ctx, context: {cluster: c, user: u, namespace: shop}}]
current-context: ctx
`);

/** Has a server listen on a port of its own until the test ends, whoever is connected. */
const listening = async ({onTestFinished}: TestContext, server: net.Server) => {
	const sockets = new Set<net.Socket>();
	server.on('connection', socket => {
		sockets.add(socket);
		socket.on('error', () => {});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	return (server.address() as net.AddressInfo).port;
};

/** A server that sends this to whoever asks, a piece every few milliseconds and without end. */
const dripping = (head: string, piece: string) =>
	http.createServer((_request, response) => {
		response.writeHead(200, {'content-type': 'application/json'});
		response.write(head);
		const timer = setInterval(() => response.write(piece), 20);
		response.on('close', () => clearInterval(timer));
	});

const silent = () => net.createServer(() => {});

const servers: ReadonlyArray<readonly [string, 'http' | 'https', () => net.Server]> = [
	['accepts and says nothing', 'http', silent],
	['accepts and says nothing in TLS', 'https', silent],
	['says nothing after TLS', 'https', () => tls.createServer(selfSigned, () => {})],
	['sends headers and nothing else', 'http', () => dripping('', '')],
	['trickles', 'http', () => dripping('{"kind": "ServiceList", "items": [', ' ')],
	[
		'sends items without end',
		'http',
		() =>
			dripping(
				'{"kind": "List", "metadata": {}, "items": [{"metadata": {"name": "a"}}',
				`${',{"metadata": {}}'.repeat(50)}`,
			),
	],
	[
		'answers 410 to everything',
		'http',
		() =>
			http.createServer((_request, response) => {
				response.writeHead(410, {'content-type': 'application/json'});
				response.end('{"kind": "Status", "code": 410, "message": "too old"}');
			}),
	],
	[
		'breaks off in the middle of its answer',
		'http',
		() =>
			net.createServer(socket => {
				socket.once('data', () => {
					socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{"kind": "ServiceL');
				});
			}),
	],
];

const commands = [
	['check', runCheck],
	['trace', (args: readonly string[]) => runTrace(['web', ...args])],
] as const;

const cases = servers.flatMap(([name, scheme, create]) =>
	commands.map(([command, run]) => ({name, command, scheme, create, run})),
);

// What these tests do is wait: they wait at the same time.
describe('a server that does not answer as it should', () => {
	test.concurrent.for(cases)('$command ends in time where a server $name', async ({scheme, create, run}, context) => {
		const server = `${scheme}://127.0.0.1:${await listening(context, create())}`;
		const started = performance.now();
		const {code, stderr} = await run(['--kubeconfig', kubeconfigFor(server), '--request-timeout', `${given}ms`]);
		expect(performance.now() - started).toBeLessThan(given + slack);
		expect(code).toBe(2);
		expect(stderr).toMatch(/--request-timeout/);
		expect(stderr).toMatch(new RegExp(`${server}|^Listing .*services`));
	});

	test.concurrent('a server that was never heard is named', async context => {
		const server = `https://127.0.0.1:${await listening(context, silent())}`;
		const {stdout, stderr} = await runCheck(['--kubeconfig', kubeconfigFor(server), '--request-timeout', '300ms']);
		expect({stdout, stderr}).toStrictEqual({
			stdout: '',
			stderr: `The API server ${server} has not answered within 300 ms. Check that it runs and that this machine can reach it, or allow more with --request-timeout.\n`,
		});
	});
});

/** Processes with these words in their command line. */
const processesWith = (words: string) =>
	execFileSync('ps', ['-A', '-o', 'args='], {encoding: 'utf8'})
		.split('\n')
		.filter(line => line.includes(words) && !line.includes('ps -A'));

const late: ReadonlyArray<readonly [string, Fault, RegExp]> = [
	['events', {trouble: {kind: 'hang'}, resource: 'events'}, /has not ended/],
	[
		'an exec that is not answered',
		{trouble: {kind: 'hang'}, verb: 'exec'},
		/^\d+ commands have not ended within 3 s through http:\S+: sh in pod shop\//,
	],
	[
		'an exec that says nothing',
		{trouble: {kind: 'exec-hang'}, verb: 'exec'},
		/^\d+ commands have not ended within 3 s through http:\S+: sh in pod shop\//,
	],
];

/** A server for each, ready before anything is timed. */
const demos = new Map(late.map(([name, fault]) => [name, sharedDemo({faults: [fault]})]));

describe('what a command waits for', () => {
	test.concurrent.for(commands)(
		'%s: a credential plugin that hangs is named, and killed with what it has started',
		async ([command, run]) => {
			const folder = mkdtempSync(path.join(tmpdir(), 'plugin-'));
			const plugin = path.join(folder, 'login');
			const sleep = `sleep 1000.${process.pid}${command === 'check' ? 1 : 2}`;
			// Two processes, and the second is not one that the first became.
			writeFileSync(plugin, `#!/bin/sh\necho started > ${folder}/log\n${sleep}\necho ended\n`);
			chmodSync(plugin, 0o755);
			const user = `{exec: {apiVersion: client.authentication.k8s.io/v1, command: ${plugin}, args: [--for, svctop]}}`;
			const started = performance.now();
			const {code, stdout, stderr} = await run([
				...['--kubeconfig', kubeconfigFor('https://192.0.2.1', user)],
				...['--request-timeout', `${givenToProbe}ms`],
			]);
			expect(performance.now() - started).toBeLessThan(givenToProbe + slack);
			expect(readFileSync(`${folder}/log`, 'utf8')).toBe('started\n');
			expect({code, stdout, stderr}).toStrictEqual({
				code: 2,
				stdout: '',
				stderr: `The credential plugin ${plugin} --for svctop of context ctx has not ended within ${givenToProbe / 1000} s. Run it by hand to see what it waits for, or allow more with --request-timeout.\n`,
			});
			expect(processesWith(sleep)).toStrictEqual([]);
		},
	);

	test.concurrent('the process has ended soon after', async context => {
		const server = `https://127.0.0.1:${await listening(context, silent())}`;
		const args = ['check', '--kubeconfig', kubeconfigFor(server), '--request-timeout', `${given}ms`];
		const {code, stderr} = await new Promise<{code: unknown; stderr: string}>(resolve => {
			execFile(process.execPath, [cliFile, ...args], {timeout: 15_000}, (error, _stdout, stderr) =>
				resolve({code: error?.code, stderr}),
			);
		});
		expect(code).toBe(2);
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
	});

	test.concurrent.for(late)('trace ends in time with %s', async ([name, , sentence]) => {
		const file = fileWith(demos.get(name)!().kubeconfig);
		const started = performance.now();
		const {code, stderr} = await runTrace([
			'web',
			'-n',
			'shop',
			'--kubeconfig',
			file,
			'--request-timeout',
			`${givenToProbe}ms`,
		]);
		expect(performance.now() - started).toBeLessThan(givenToProbe + slack);
		expect(code).toBe(2);
		expect(stderr).toMatch(sentence);
	});
});

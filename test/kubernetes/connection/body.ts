import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {reviewAccess} from '../../../source/kubernetes/connection/access.ts';
import {discardBody, readBody} from '../../../source/kubernetes/connection/body.ts';
import {readJson} from '../../../source/kubernetes/connection/read-json.ts';
import {listEvents} from '../../../source/kubernetes/objects/object-events.ts';
import {discoverGatewayApi} from '../../../source/kubernetes/watch/gateway-discovery.ts';
import {rights} from '../../../source/model/access.ts';
import {connectTo} from '../../_helpers/connection.ts';

const piece = ' '.repeat(2 ** 20);

/** A server whose every answer begins well and never ends, as fast as it is taken; `sent` counts megabytes. */
const endless = async () => {
	let sent = 0;
	const server = http.createServer((_request, response) => {
		response.writeHead(200, {'content-type': 'application/json'});
		response.write('{"items": [], "kind": "List"');
		const more = () => {
			while (!response.destroyed && response.write(piece)) {
				sent++;
			}

			sent++;
		};
		response.on('drain', more);
		more();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const connection = connectTo({
		kubeconfig: `
clusters: [{name: c, cluster: {server: "${url}", insecure-skip-tls-verify: true}}]
users: [{name: u, user: {token: secret}}]
contexts: [{name: ctx, context: {cluster: c, user: u}}]
current-context: ctx
`,
	});
	return {url, connection, sent: () => sent};
};

const {signal} = new AbortController();
const version = {
	path: '/version',
	action: {verb: 'get', resource: 'version', namespace: undefined},
	silence: 5000,
	signal,
};

test('an answer without end is refused with the server named', async () => {
	const {url, connection, sent} = await endless();
	await expect(readJson(connection, version)).rejects.toMatchObject({
		kind: 'malformed',
		message: `${url} answered with more than 16 MB. The answer was not read.`,
	});
	expect(sent()).toBeLessThan(64);
});

test('so are events and what a server serves, and rights count as not denied', async () => {
	const {connection} = await endless();
	await expect(listEvents(connection, 'shop', '', signal)).rejects.toThrow(/more than 128 MB/);
	await expect(discoverGatewayApi(connection, ['gateways'], signal)).rejects.toThrow(/more than 16 MB/);
	expect(await reviewAccess(connection, 'shop', {...rights}, signal)).toStrictEqual({
		exec: [],
		'port-forward': [],
		debug: [],
		logs: [],
		'service-proxy': [],
		'probe-pod': [],
	});
});

test('one that nobody reads is cut', async () => {
	const {connection, sent} = await endless();
	const response = await connection.request(version);
	discardBody(response);
	await once(response, 'close');
	expect(sent()).toBeLessThan(16);
});

test('what is long enough is read whole', async () => {
	const server = http.createServer((_request, response) => response.end('ä'.repeat(500)));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.close();
	});
	const [response] = (await once(http.get({port: (server.address() as AddressInfo).port}), 'response')) as [
		http.IncomingMessage,
	];
	expect(await readBody(response, 'it', 1000)).toBe('ä'.repeat(500));
});

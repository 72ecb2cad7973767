import {expect, onTestFinished, test} from 'vitest';
import {WebSocket} from 'ws';
import {forwardProtocol} from '../../../source/demo/sockets/port-forward-socket.ts';
import {podOf, startDemo} from '../../_helpers/demo-api.ts';

/** What comes from a port of a pod of the namespace shop, by stream, until the server closes; or its refusal. */
const forward = async (app: string, port: number | string, sent = '', name?: string) => {
	const server = await startDemo();
	const pod = name ?? podOf(server, 'shop', app);
	const url = `${server.url.replace('http', 'ws')}/api/v1/namespaces/shop/pods/${pod}/portforward?ports=${port}`;
	const socket = new WebSocket(url, [forwardProtocol], {headers: {authorization: 'Bearer secret'}});
	socket.on('error', () => {});
	onTestFinished(() => socket.terminate());
	const received = [Buffer.alloc(0), Buffer.alloc(0)];
	const {promise, resolve} = Promise.withResolvers<number>();
	socket.on('message', (message: Buffer) => {
		received[message[0]!] = Buffer.concat([received[message[0]!]!, message.subarray(1)]);
	});
	socket.on('open', () => sent !== '' && socket.send(Buffer.from(`\u0000${sent}`)));
	socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
	socket.on('close', resolve);
	const code = await promise;
	return {code, data: received[0]!, error: received[1]!};
};

test('each stream begins with the port, and HTTP is answered', async () => {
	const {code, data, error} = await forward('web', 8080, 'GET /admin HTTP/1.0\r\n\r\n');
	expect([code, data.readUInt16LE(), error.readUInt16LE()]).toEqual([1000, 8080, 8080]);
	expect(data.subarray(2).toString()).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
	expect(error).toHaveLength(2);
});

test('a refused port is told as containerd tells it', async () => {
	const {code, data, error} = await forward('web', 9999);
	expect([code, data.length]).toEqual([1000, 2]);
	expect(error.subarray(2).toString()).toMatch(
		/^error forwarding port 9999 to pod \S+, uid : failed to execute portforward in network namespace "\S+": failed to connect to localhost:9999 inside namespace "\S+", IPv4: dial tcp4 127\.0\.0\.1:9999: connect: connection refused/,
	);
});

test.each([
	['a pod that is not there', 'nobody', 8080, 404],
	['no port', undefined, 'x', 400],
])('%s is refused', async (_what, name, port, code) => {
	expect((await forward('web', port, '', name)).code).toBe(code);
});

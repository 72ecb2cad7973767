import {createServer, type RequestListener} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import {type AddressInfo, createServer as createPlainServer, type Server} from 'node:net';
import {expect, onTestFinished, test} from 'vitest';
import {createMachine} from '../../source/machine/create-machine.ts';
import {selfSigned} from '../_helpers/self-signed.ts';

const machine = createMachine({connectSeconds: 1, requestSeconds: 1}, {});
const {signal} = new AbortController();

const listening = async (server: Server) => {
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	onTestFinished(() => void server.close());
	return {address: '127.0.0.1', port: (server.address() as AddressInfo).port};
};

const serving = (handler: RequestListener) => listening(createServer(handler));

const asked = {scheme: 'http', host: 'shop.example', path: '/cart?a=1', method: 'GET', headers: {}} as const;

test('a connection tells where it came from; a closed port refuses it', async () => {
	const server = createPlainServer();
	const place = await listening(server);
	expect(await machine.connect(place, signal)).toMatchObject({outcome: 'ok', from: '127.0.0.1'});
	await new Promise(resolve => {
		server.close(resolve);
	});
	expect(await machine.connect(place, signal)).toMatchObject({outcome: 'conn-refused', detail: 'connection refused'});
});

test('a request goes to the place it is sent to, with its own host, path, method and headers', async () => {
	const place = await serving((request, response) => {
		response.writeHead(404, {location: '/elsewhere'});
		response.end(`${request.method} ${request.url} ${request.headers.host} ${request.headers['x-beta']}`);
	});
	expect(await machine.request(place, {...asked, headers: {'x-beta': 'yes'}}, signal)).toMatchObject({
		outcome: 'answered',
		code: 404,
		reason: 'Not Found',
		headers: {location: '/elsewhere'},
		body: `GET /cart?a=1 shop.example:${place.port} yes`,
	});
});

test('an answer without end is cut, one that never comes is late, one that is none is told apart', async () => {
	const endless = await serving((_request, response) => {
		const write = () => response.write('x'.repeat(4096)) && setImmediate(write);
		response.on('drain', write);
		write();
	});
	const cut = await machine.request(endless, asked, signal);
	expect(cut.outcome === 'answered' && cut.body.length).toBe(16_384);
	const silent = await serving(() => {});
	expect(await machine.request(silent, asked, signal)).toMatchObject({outcome: 'resp-timeout'});
	const rude = await serving(request => request.socket.destroy());
	expect(await machine.request(rude, asked, signal)).toMatchObject({outcome: 'empty'});
	const other = await listening(createPlainServer(socket => socket.end('-ERR unknown command\r\n')));
	expect(await machine.request(other, asked, signal)).toMatchObject({outcome: 'not-http'});
});

test('a handshake tells of the certificate, whoever signed it and whatever it is for', async () => {
	const place = await listening(createSecureServer(selfSigned, (_request, response) => response.end('secure')));
	const right = await machine.shakeHands(place, 'localhost', signal);
	expect(right).toMatchObject({outcome: 'ok', isNameRight: true, distrust: 'it is self-signed'});
	expect(right.outcome === 'ok' && right.certificate).toMatchObject({subject: 'localhost', issuer: 'localhost'});
	expect(await machine.shakeHands(place, 'shop.example', signal)).toMatchObject({outcome: 'ok', isNameRight: false});
	expect(await machine.request(place, {...asked, scheme: 'https'}, signal)).toMatchObject({code: 200, body: 'secure'});
});

test('a handshake with what speaks no TLS fails in it', async () => {
	const plain = await serving((_request, response) => response.end('plain'));
	expect(await machine.shakeHands(plain, 'localhost', signal)).toMatchObject({outcome: 'tls'});
	const hasty = await listening(createPlainServer(socket => socket.end()));
	expect((await machine.shakeHands(hasty, 'localhost', signal)).outcome).toMatch(/^(tls|reset)$/);
});

test('names are resolved as programs of the machine do', async () => {
	expect(await machine.resolve('localhost', signal)).toMatchObject({
		outcome: 'ok',
		addresses: expect.arrayContaining(['127.0.0.1']),
	});
	expect(['nxdomain', 'dns-fail-unknown', 'dns-timeout']).toContain(
		(await machine.resolve('no-such-host.invalid', signal)).outcome,
	);
});

test('nothing is asked once it was cancelled', async () => {
	const aborted = AbortSignal.abort();
	const place = await serving((_request, response) => response.end('never'));
	expect(await machine.connect(place, aborted)).toMatchObject({outcome: 'cancelled'});
	expect(await machine.request(place, asked, aborted)).toMatchObject({outcome: 'cancelled'});
	expect(await machine.resolve('localhost', aborted)).toMatchObject({outcome: 'cancelled'});
});

test('the address that packets leave from, and the proxies of the environment', async () => {
	expect(await machine.sourceFor('127.0.0.1')).toBe('127.0.0.1');
	const {proxies} = createMachine(
		{connectSeconds: 1, requestSeconds: 1},
		{https_proxy: 'http://proxy.example:3128', NO_PROXY: '', HOME: '/'},
	);
	expect(proxies).toStrictEqual({https_proxy: 'http://proxy.example:3128'});
});

test('a connection that is held stays open, or is closed by the other side', async () => {
	const silent = await listening(createPlainServer());
	expect(await machine.hold(silent, undefined, signal)).toMatchObject({outcome: 'ok'});
	const closing = await listening(createPlainServer(socket => socket.end()));
	expect(await machine.hold(closing, undefined, signal)).toMatchObject({
		...{outcome: 'empty', detail: 'connected, then closed without a byte'},
	});
	const speaking = await listening(createPlainServer(socket => socket.end('220 ready\r\n')));
	expect(await machine.hold(speaking, undefined, signal)).toMatchObject({outcome: 'ok'});
	const secure = await listening(createSecureServer(selfSigned));
	expect(await machine.hold(secure, 'shop.example', signal)).toMatchObject({outcome: 'ok'});
});

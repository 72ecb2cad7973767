import {once} from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import {onTestFinished} from 'vitest';
import {selfSigned} from './self-signed.ts';

/** A proxy that leads to one place, whatever it is asked for: names need not exist. */
export type TestProxy = {
	readonly port: number;
	/** `HOST:PORT` of each connection that was asked for. */
	readonly asked: readonly string[];
};

type Upstream = {readonly port: number};

/** Has a server listen until the test ends, whoever is connected. */
export const listening = async (server: net.Server): Promise<number> => {
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

const join = (inner: net.Socket, upstream: Upstream) => {
	const outer = net.connect(upstream.port, '127.0.0.1');
	for (const [one, other] of [
		[inner, outer],
		[outer, inner],
	] as const) {
		one.on('error', () => {});
		one.on('close', () => other.destroy());
	}

	inner.pipe(outer).pipe(inner);
};

/** One that knows CONNECT, by TLS or not; `status` is its answer in place of a connection. */
export const startHttpProxy = async (
	upstream: Upstream,
	{user, isSecure = false, status}: {user?: string; isSecure?: boolean; status?: number} = {},
): Promise<TestProxy> => {
	const asked: string[] = [];
	const server = isSecure ? https.createServer(selfSigned) : http.createServer();
	server.on('connect', ({url = '', headers}, socket: net.Socket) => {
		asked.push(url);
		const wanted = user && `Basic ${Buffer.from(user).toString('base64')}`;
		const code = wanted === headers['proxy-authorization'] ? (status ?? 200) : 407;
		socket.on('error', () => {});
		socket.write(`HTTP/1.1 ${code} Whatever\r\n\r\n`);
		if (code === 200) {
			join(socket, upstream);
		} else {
			socket.end();
		}
	});
	return {port: await listening(server), asked};
};

/** What of a SOCKS 5 request names its end (RFC 1928, 4): a name or an address of IPv4. */
const endOf = (request: Buffer) => {
	const isName = request[3] === 3;
	const host = isName ? request.subarray(5, 5 + request[4]!).toString() : request.subarray(4, 8).join('.');
	return `${host}:${request.readUInt16BE(request.length - 2)}`;
};

/** One that speaks SOCKS 5; with `user` it takes that name and password alone (RFC 1929). */
export const startSocksProxy = async (upstream: Upstream, {user}: {user?: string} = {}): Promise<TestProxy> => {
	const asked: string[] = [];
	const server = net.createServer(async socket => {
		const next = async () => {
			const [message] = (await once(socket, 'data')) as [Buffer];
			return message;
		};
		await next();
		socket.write(Buffer.of(5, user === undefined ? 0 : 2));
		if (user !== undefined) {
			const [name = '', password = ''] = user.split(':');
			const wanted = Buffer.concat([
				Buffer.of(1, name.length),
				Buffer.from(name),
				Buffer.of(password.length),
				Buffer.from(password),
			]);
			const isRight = wanted.equals(await next());
			socket.write(Buffer.of(1, isRight ? 0 : 1));
			if (!isRight) {
				socket.end();
				return;
			}
		}

		asked.push(endOf(await next()));
		socket.write(Buffer.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 80));
		join(socket, upstream);
	});
	return {port: await listening(server), asked};
};

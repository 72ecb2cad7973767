import {once} from 'node:events';
import {request as ask, createServer} from 'node:http';
import net, {type AddressInfo, type Socket} from 'node:net';
import {onTestFinished, type TestContext} from 'vitest';

/** What the demo's server takes. */
const authorization = 'Bearer secret';

/** Something before a demo's server that lets in who brings the token of the moment, and answers 401 to others. */
export const startTokenGate = async (
	upstream: string,
	first: string,
	context: Pick<TestContext, 'onTestFinished'> = {onTestFinished},
) => {
	const {hostname, port} = new URL(upstream);
	const sockets = new Set<Socket>();
	let accepted = first;
	let refused = 0;
	const isIn = (shown: string | undefined) => {
		const isRight = shown === `Bearer ${accepted}`;
		refused += isRight ? 0 : 1;
		return isRight;
	};
	const server = createServer((message, response) => {
		if (!isIn(message.headers.authorization)) {
			response.writeHead(401, {'content-type': 'application/json'});
			response.end('{"kind": "Status", "code": 401, "message": "Unauthorized"}');
			return;
		}

		const {method, url: path} = message;
		const headers = {...message.headers, authorization};
		const onward = ask({hostname, port, method, path, headers}, answered => {
			response.writeHead(answered.statusCode!, answered.headers);
			response.flushHeaders();
			answered.pipe(response);
		});
		onward.on('error', () => response.destroy());
		response.on('close', () => onward.destroy());
		message.pipe(onward);
	});
	server.on('upgrade', (message, socket: Socket, head) => {
		if (!isIn(message.headers.authorization)) {
			socket.end('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n');
			return;
		}

		const outer = net.connect(Number(port), hostname);
		outer.on('error', () => socket.destroy());
		socket.on('error', () => outer.destroy());
		socket.on('close', () => outer.destroy());
		const lines = Object.entries({...message.headers, authorization}).map(([name, value]) => `${name}: ${value}\r\n`);
		outer.write(`GET ${message.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
		outer.write(head);
		outer.pipe(socket).pipe(outer);
	});
	server.on('connection', socket => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	context.onTestFinished(() => {
		server.close();
		for (const socket of sockets) {
			socket.destroy();
		}
	});
	return {
		/** Leads where the upstream's URL leads. */
		url: upstream.replace(/\/\/[^/]+/, `//127.0.0.1:${(server.address() as AddressInfo).port}`),
		/** Changes the token. */
		accept(token: string) {
			accepted = token;
		},
		refused: () => refused,
	};
};

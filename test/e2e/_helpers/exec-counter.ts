import {once} from 'node:events';
import {createServer, request} from 'node:http';
import {type AddressInfo, connect, type Socket} from 'node:net';

/**
 * Stands before an API server that speaks plain HTTP at an address, hands everything on, and counts the commands that are
 * run in pods: each is a WebSocket of its own.
 */
export const startExecCounter = async (upstream: string) => {
	const {hostname, port} = new URL(upstream);
	const sockets = new Set<Socket>();
	let execs = 0;
	const server = createServer((message, response) => {
		const {method, url: path = '', headers} = message;
		const onward = request({hostname, port, method, path, headers}, answered => {
			response.writeHead(answered.statusCode ?? 502, answered.headers);
			answered.pipe(response);
		});
		onward.on('error', () => response.destroy());
		response.on('close', () => onward.destroy());
		message.pipe(onward);
	});
	server.on('upgrade', ({method, url = '', rawHeaders}, inner: Socket, head) => {
		execs += /\/exec\?/.test(url) ? 1 : 0;
		const outer = connect(Number(port), hostname);
		const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
		outer.write(`${[`${method} ${url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
		outer.write(head);
		for (const socket of [inner, outer]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => {
				sockets.delete(socket);
				(socket === inner ? outer : inner).destroy();
			});
		}

		inner.pipe(outer).pipe(inner);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		execs: () => execs,
		close() {
			server.closeAllConnections();
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}
		},
	};
};

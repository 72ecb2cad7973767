import {request as ask, createServer, type IncomingMessage} from 'node:http';
import {type AddressInfo, connect} from 'node:net';

export type WatchingProxy = {
	readonly url: string;
	/** `GET /api/v1/…` of every request that enters a pod: exec, attach and port-forward. */
	readonly entries: readonly string[];
	/** Every request that is neither that nor a question. */
	readonly changes: readonly string[];
	readonly close: () => void;
};

/** Reviews are written to be asked: nothing is kept of them. */
const isQuestion = ({method, url = ''}: IncomingMessage) =>
	method === 'GET' || method === 'HEAD' || /\/selfsubject\w+reviews\b/.test(url);

const entering = /\/pods\/[^/]+\/(exec|attach|portforward)\b/;

/** Stands before an API server that speaks plain HTTP at an address, and remembers what is asked of it beyond reading. */
export const watchingProxy = async (upstream: string): Promise<WatchingProxy> => {
	const {hostname, port} = new URL(upstream);
	const entries: string[] = [];
	const changes: string[] = [];
	const remember = (message: IncomingMessage) => {
		const line = `${message.method} ${message.url}`;
		if (entering.test(message.url ?? '')) {
			entries.push(line);
		} else if (!isQuestion(message)) {
			changes.push(line);
		}
	};

	const server = createServer((message, response) => {
		remember(message);
		const {method, url: path, headers} = message;
		const onward = ask({hostname, port, method, path, headers}, answer => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
			answer.on('error', () => response.destroy());
		});
		onward.on('error', () => response.destroy());
		response.on('close', () => onward.destroy());
		message.pipe(onward);
	});
	server.on('upgrade', (message, socket, head) => {
		remember(message);
		const onward = connect(Number(port), hostname, () => {
			const headers = Array.from(
				{length: message.rawHeaders.length / 2},
				(_, index) => `${message.rawHeaders[2 * index]}: ${message.rawHeaders[2 * index + 1]}`,
			);
			onward.write(`${[`${message.method} ${message.url} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n`);
			onward.write(head);
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
		socket.on('error', () => onward.destroy());
		socket.on('close', () => onward.destroy());
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		entries,
		changes,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
};

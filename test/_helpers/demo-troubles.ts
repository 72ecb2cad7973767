import type {ServerResponse} from 'node:http';
import type {WebSocket} from 'ws';
import type {ResourceRequest} from '../../source/demo/api/request.ts';
import {failure, forbidden, type Status} from '../../source/demo/status.ts';

/** What goes wrong with a request. */
export type Trouble =
	/** An error status instead of an answer; `retryAfter` in seconds. */
	| {readonly kind: 'status'; readonly code: number; readonly retryAfter?: number}
	/** Accepted, never answered. */
	| {readonly kind: 'hang'}
	/** The connection is reset: before an answer, or in an open watch. */
	| {readonly kind: 'reset'}
	/** A list whose body ends in the middle. */
	| {readonly kind: 'cut'}
	/** A list whose continue token is no longer known. */
	| {readonly kind: 'expired-continue'}
	/** A watch on which nothing comes any more, its end neither. */
	| {readonly kind: 'stall'}
	/** A watch that ends. */
	| {readonly kind: 'close'}
	/** A watch that ends with an ERROR frame of code 410. */
	| {readonly kind: 'expired'}
	/** A watch whose next frame comes in two halves, or only its first half and then the end. */
	| {readonly kind: 'half-frame'; readonly ending: 'rest' | 'end'}
	/** An exec that starts and never says anything. */
	| {readonly kind: 'exec-hang'}
	/** An exec that prints this many bytes before it ends. */
	| {readonly kind: 'exec-flood'; readonly bytes: number}
	/** An exec that prints terminal control sequences. */
	| {readonly kind: 'exec-control-sequences'}
	/** An exec whose connection is lost after its first line. */
	| {readonly kind: 'exec-socket-loss'}
	/** A forwarded port that sends this many bytes as fast as they are taken, and ends. */
	| {readonly kind: 'forward-flood'; readonly bytes: number}
	/** A forwarded port whose connection is lost with the first bytes sent to it. */
	| {readonly kind: 'forward-loss'};

const messages: Readonly<Record<number, string>> = {
	401: 'Unauthorized',
	410: 'The resourceVersion for the provided list is too old.',
	429: 'Too many requests, please try again later.',
	500: 'Internal error occurred: etcdserver: leader changed',
	503: 'The server is currently unable to handle the request',
};

/** The error that a request is answered with. */
export const statusOf = (
	{verb, resource, namespace, name, subresource}: ResourceRequest,
	{code, retryAfter}: Extract<Trouble, {readonly kind: 'status'}>,
) => {
	if (code === 403) {
		return forbidden(resource, verb === 'log' ? 'get' : verb, {namespace, name, subresource});
	}

	if (code === 404) {
		return failure(404, 'the server could not find the requested resource');
	}

	const details = retryAfter === undefined ? undefined : {retryAfterSeconds: retryAfter};
	return failure(code, messages[code] ?? 'unknown', details);
};

/** Answers with an error; `retryAfter` in seconds. */
export const sendStatus = (response: ServerResponse, status: Status, retryAfter?: number) => {
	const headers = retryAfter === undefined ? {} : {'retry-after': String(retryAfter)};
	response.writeHead(status.code, {'content-type': 'application/json', ...headers});
	response.end(JSON.stringify(status));
};

/** An open watch by its response: what befalls it. Returns false for a trouble that is none of an open watch. */
export const befallWatch = (response: ServerResponse) => {
	const write = response.write.bind(response);
	return (trouble: Trouble): boolean => {
		switch (trouble.kind) {
			case 'stall':
				response.write = () => true;
				response.end = () => response;
				break;
			case 'close':
				response.end();
				break;
			case 'reset':
				response.socket?.resetAndDestroy();
				break;
			case 'expired':
				response.write(`${JSON.stringify({type: 'ERROR', object: failure(410, 'too old resource version')})}\n`);
				response.end();
				break;
			case 'half-frame':
				response.write = (line: string) => {
					const middle = Math.floor(line.length / 2);
					response.write = write;
					// The pause lets the first half travel alone.
					return write(line.slice(0, middle), () =>
						setImmediate(() => (trouble.ending === 'rest' ? write(line.slice(middle)) : response.end())),
					);
				};
				break;
			default:
				return false;
		}

		return true;
	};
};

const chunkSize = 32_768;

/** Speaks over the socket of an exec: stream 1 is its output, 3 its end. */
export const befallExec = (socket: WebSocket, trouble: Extract<Trouble, {readonly kind: `exec-${string}`}>) => {
	const say = (text: string) => {
		for (let start = 0; start < text.length; start += chunkSize) {
			socket.send(Buffer.concat([Buffer.of(1), Buffer.from(text.slice(start, start + chunkSize))]));
		}

		socket.send(`\u0003${JSON.stringify({metadata: {}, status: 'Success'})}`, {binary: true});
		socket.close(1000);
	};

	// A client gone in the middle is no fault of the server.
	socket.on('error', () => socket.terminate());
	// An empty message tells the client that the connection stands.
	socket.send(Buffer.of(1));
	switch (trouble.kind) {
		case 'exec-hang':
			break;
		case 'exec-socket-loss':
			socket.send(Buffer.from('\u0001one line\n'), () => socket.terminate());
			break;
		case 'exec-flood':
			say('flood\n'.repeat(Math.ceil(trouble.bytes / 6)).slice(0, trouble.bytes));
			break;
		case 'exec-control-sequences':
			say('\u001B[2J\u001B]0;title\u0007\u001B[31mred\u001B[0m\u009B1m\r\u0008\u202E\n');
			break;
	}
};

/** A forwarded port that sends so many bytes as fast as they are taken: stream 0 is its data, 1 its errors. */
export const flood = (socket: WebSocket, port: number, bytes: number) => {
	const begin = Buffer.alloc(2);
	begin.writeUInt16LE(port);
	socket.on('error', () => socket.terminate());
	socket.send(Buffer.concat([Buffer.of(0), begin]));
	socket.send(Buffer.concat([Buffer.of(1), begin]));
	let left = bytes;
	const next = () => {
		const chunk = Math.min(left, chunkSize);
		left -= chunk;
		if (chunk > 0) {
			socket.send(Buffer.concat([Buffer.of(0), Buffer.alloc(chunk, 'flood')]), next);
		} else {
			socket.close(1000);
		}
	};
	next();
};

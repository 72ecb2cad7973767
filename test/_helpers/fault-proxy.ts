import {once} from 'node:events';
import {request as ask, createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {gzipSync} from 'node:zlib';

/** What goes wrong between svctop and an API server. */
export const proxyFaults = [
	/** The request is not handed on, and not answered. */
	'hang',
	/** The answer begins, and stops somewhere in the middle; nothing is closed. What is open already stops as well. */
	'stall',
	/** The same, and the connection is closed: cut in the middle of a JSON or protobuf frame. */
	'cut',
	'reset',
	/** The answer comes a second late. */
	'delay',
	/** A byte now and then. */
	'trickle',
	'garbage',
	'wrong type',
	'broken gzip',
	'html',
	...([401, 403, 404, 409, 410, 429, 500, 503] as const),
] as const;

export type ProxyFault = (typeof proxyFaults)[number];

type Rule = {readonly fault: ProxyFault; readonly isFor: (path: string) => boolean};

/** Milliseconds of a delay, and between two bytes that trickle. */
const delayMs = 1000;
const trickleMs = 200;
/** Bytes of an answer that come through before it stops: the head of a list, and the beginning of a frame. */
const passed = 40;

const isWatch = (path: string) => path.includes('watch=true');

const statusBody = (code: number) => JSON.stringify({kind: 'Status', apiVersion: 'v1', status: 'Failure', code});

/** Stands before an API server that speaks plain HTTP at an address, and hands on what is asked of it, or does not. */
export const startFaultProxy = async (upstream: string) => {
	const {hostname, port} = new URL(upstream);
	const sockets = new Set<Socket>();
	const open = new Set<{readonly path: string; befall(fault: ProxyFault): void}>();
	let rules: readonly Rule[] = [];
	let requests = 0;

	/** Answers in place of the server; false where the fault is one of the way. */
	const answer = (fault: ProxyFault, response: ServerResponse): boolean => {
		const json = {'content-type': 'application/json'};
		if (typeof fault === 'number') {
			response.writeHead(fault, {...json, ...(fault === 429 && {'retry-after': '1'})});
			response.end(statusBody(fault));
			return true;
		}

		switch (fault) {
			case 'hang':
				return true;
			case 'reset':
				response.socket?.resetAndDestroy();
				return true;
			case 'garbage':
				response.writeHead(200, json);
				response.write('\u0000\u0001garbage\n');
				return true;
			case 'html':
				response.writeHead(200, {'content-type': 'text/html'});
				response.end('<html>Sign in</html>');
				return true;
			case 'wrong type':
				response.writeHead(200, {'content-type': 'application/vnd.kubernetes.protobuf'});
				response.end('{"kind": "List", "items": []}');
				return true;
			case 'broken gzip':
				response.writeHead(200, {...json, 'content-encoding': 'gzip'});
				response.end(gzipSync('{"kind": "List", "items": []}').subarray(0, 20));
				return true;
			default:
				return false;
		}
	};

	/** Hands an answer on until something befalls it. */
	const carry = (path: string, answered: IncomingMessage, response: ServerResponse, fault: ProxyFault | undefined) => {
		response.writeHead(answered.statusCode ?? 502, answered.headers);
		response.flushHeaders();
		let isStopped = false;
		const befall = (next: ProxyFault) => {
			if (next === 'stall' || next === 'hang' || next === 'trickle') {
				isStopped = true;
				answered.resume();
			} else if (next === 'cut' || next === 'reset') {
				response.socket?.destroy();
			}
		};
		const entry = {path, befall};
		open.add(entry);
		response.on('close', () => open.delete(entry));
		answered.on('data', (chunk: Buffer) => {
			if (isStopped) {
				return;
			}

			if (fault === 'stall' || fault === 'cut' || fault === 'trickle') {
				isStopped = true;
				response.write(chunk.subarray(0, passed), () => fault === 'cut' && response.socket?.destroy());
				const timer = setInterval(() => fault === 'trickle' && response.write(' '), trickleMs);
				response.on('close', () => clearInterval(timer));
			} else {
				response.write(chunk);
			}
		});
		answered.on('end', () => !isStopped && response.end());
		answered.on('error', () => response.destroy());
	};

	const server = createServer((message, response) => {
		requests++;
		const {method, url: path = '', headers} = message;
		const fault = rules.find(({isFor}) => isFor(path))?.fault;
		if (fault !== undefined && answer(fault, response)) {
			return;
		}

		const send = () => {
			const onward = ask({hostname, port, method, path, headers}, answered => carry(path, answered, response, fault));
			onward.on('error', () => response.destroy());
			response.on('close', () => onward.destroy());
			message.pipe(onward);
		};
		if (fault === 'delay') {
			setTimeout(send, delayMs);
		} else {
			send();
		}
	});
	server.on('connection', socket => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');

	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		/** Befalls lists, watches or both, those that are open too; returns what ends it. */
		fail(fault: ProxyFault, what: 'lists' | 'watches' | 'all', resource = '') {
			const isFor = (path: string) =>
				path.includes(`/${resource}`) && (what === 'all' || (what === 'watches') === isWatch(path));
			const rule: Rule = {fault, isFor};
			rules = [...rules, rule];
			for (const each of [...open].filter(({path}) => isFor(path))) {
				each.befall(fault);
			}

			return () => {
				rules = rules.filter(each => each !== rule);
			};
		},
		requests: () => requests,
		close() {
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}
		},
	};
};

import type {ServerResponse} from 'node:http';
import type {WebSocket} from 'ws';
import {expiredContinue} from '../../source/demo/api/lists.ts';
import type {ResourceRequest, Verb} from '../../source/demo/api/request.ts';
import type {Interposer} from '../../source/demo/interposer.ts';
import type {Plural} from '../../source/demo/objects/served-resources.ts';
import {refuse} from '../../source/demo/sockets/upgrades.ts';
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
	/** A watch on which nothing comes any more. */
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

/** A trouble and the requests it befalls; an absent field matches every request. */
export type Fault = {
	readonly trouble: Trouble;
	readonly verb?: Verb;
	readonly resource?: Plural;
	/** '' matches requests at the cluster scope. */
	readonly namespace?: string;
	/** How many requests it befalls; without it, all until it is removed. */
	readonly times?: number;
};

type Asked = Pick<ResourceRequest, 'verb' | 'resource' | 'namespace'>;

const isFor = ({verb, resource, namespace}: Fault, request: Asked) =>
	(verb === undefined || verb === request.verb) &&
	(resource === undefined || resource === request.resource.plural) &&
	(namespace === undefined || namespace === (request.namespace ?? ''));

const messages: Readonly<Record<number, string>> = {
	401: 'Unauthorized',
	410: 'The resourceVersion for the provided list is too old.',
	429: 'Too many requests, please try again later.',
	500: 'Internal error occurred: etcdserver: leader changed',
	503: 'The server is currently unable to handle the request',
};

const statusOf = (
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

const sendStatus = (response: ServerResponse, status: Status, retryAfter?: number) => {
	const headers = retryAfter === undefined ? {} : {'retry-after': String(retryAfter)};
	response.writeHead(status.code, {'content-type': 'application/json', ...headers});
	response.end(JSON.stringify(status));
};

/** An open watch by its response: what befalls it. Returns false for a trouble that is none of an open watch. */
const befallWatch = (response: ServerResponse) => {
	const write = response.write.bind(response);
	return (trouble: Trouble): boolean => {
		switch (trouble.kind) {
			case 'stall':
				response.write = () => true;
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
const befallExec = (socket: WebSocket, trouble: Extract<Trouble, {readonly kind: `exec-${string}`}>) => {
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
const flood = (socket: WebSocket, port: number, bytes: number) => {
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

export type Faults = Interposer & {
	/** Puts a fault in force, on open watches at once; returns what removes it. */
	readonly add: (fault: Fault) => () => void;
	readonly clear: () => void;
};

/** The faults in force, changed while the server runs. */
export const createFaults = (initial: readonly Fault[] = []): Faults => {
	const active = new Map<Fault, {left: number}>();
	const watches = new Map<ServerResponse, {readonly asked: ResourceRequest; befall(trouble: Trouble): boolean}>();

	const use = (fault: Fault) => {
		const count = active.get(fault);
		if (count && --count.left <= 0) {
			active.delete(fault);
		}
	};

	/** The trouble of a request of one of these kinds, counted as used; undefined where there is none. */
	const take = <K extends Trouble['kind']>(request: Asked, ...kinds: readonly K[]) => {
		const fault = [...active.keys()].find(
			candidate => isFor(candidate, request) && kinds.some(kind => kind === candidate.trouble.kind),
		);
		if (fault) {
			use(fault);
		}

		return fault?.trouble as Extract<Trouble, {readonly kind: K}> | undefined;
	};

	/** Faults befall a watch from the moment its answer begins. */
	const follow = (asked: ResourceRequest, response: ServerResponse) => {
		const flushHeaders = response.flushHeaders.bind(response);
		response.flushHeaders = () => {
			flushHeaders();
			const befall = befallWatch(response);
			watches.set(response, {asked, befall});
			response.once('close', () => watches.delete(response));
			for (const fault of [...active.keys()]) {
				if (isFor(fault, asked) && befall(fault.trouble)) {
					use(fault);
				}
			}
		};
	};

	/** A list is cut once it is sent, and not where it is refused. */
	const cut = (asked: ResourceRequest, response: ServerResponse) => {
		const end = response.end.bind(response) as (text: string) => ServerResponse;
		response.end = ((text: string) => {
			if (response.statusCode !== 200 || take(asked, 'cut') === undefined) {
				return end(text);
			}

			response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
			return response;
		}) as ServerResponse['end'];
	};

	const add = (fault: Fault) => {
		active.set(fault, {left: fault.times ?? Number.POSITIVE_INFINITY});
		for (const {asked, befall} of [...watches.values()]) {
			if (active.has(fault) && isFor(fault, asked) && befall(fault.trouble)) {
				use(fault);
			}
		}

		return () => active.delete(fault);
	};
	for (const fault of initial) {
		add(fault);
	}

	return {
		add,
		clear: () => active.clear(),
		request(asked, response) {
			const isWatch = asked.verb === 'watch';
			const trouble = isWatch ? take(asked, 'status', 'hang') : take(asked, 'status', 'hang', 'reset');
			if (trouble?.kind === 'status') {
				sendStatus(response, statusOf(asked, trouble), trouble.retryAfter);
			} else if (trouble?.kind === 'reset') {
				response.socket?.resetAndDestroy();
			} else if (trouble === undefined && asked.verb === 'list') {
				if (asked.query.get('continue') && take(asked, 'expired-continue')) {
					sendStatus(response, expiredContinue());
					return true;
				}

				cut(asked, response);
			} else if (trouble === undefined && isWatch) {
				follow(asked, response);
			}

			return trouble !== undefined;
		},
		upgrade(asked, socket) {
			const trouble = take(asked, 'status', 'hang', 'reset');
			if (trouble?.kind === 'reset') {
				socket.destroy();
			} else if (trouble?.kind === 'status') {
				refuse(
					socket,
					trouble.code === 403
						? forbidden(asked.resource, 'create', asked)
						: failure(trouble.code, 'The server is currently unable to handle the request'),
				);
			}

			return trouble !== undefined;
		},
		socket(asked, webSocket) {
			if (asked.verb === 'exec') {
				const kinds = ['exec-hang', 'exec-flood', 'exec-control-sequences', 'exec-socket-loss'] as const;
				const trouble = take(asked, ...kinds);
				if (trouble !== undefined) {
					befallExec(webSocket, trouble);
				}

				return trouble !== undefined;
			}

			const trouble = take(asked, 'forward-flood', 'forward-loss');
			if (trouble?.kind === 'forward-flood') {
				flood(webSocket, Number(asked.query.get('ports')), trouble.bytes);
			} else if (trouble?.kind === 'forward-loss') {
				webSocket.on('message', (message: Buffer) => {
					if (message[0] === 0) {
						webSocket.terminate();
					}
				});
			}

			return trouble?.kind === 'forward-flood';
		},
		forbids: request =>
			[...active.keys()].some(
				fault => isFor(fault, request) && fault.trouble.kind === 'status' && fault.trouble.code === 403,
			),
	};
};

import {PassThrough} from 'node:stream';
import {WebSocketHandler} from '@kubernetes/client-node/dist/web-socket-handler.js';
import type WebSocket from 'ws';
import type {Dial, DialEnd} from '../../model/pod-access/dial.ts';
import {sanitise, sanitiseLines} from '../../text/sanitise.ts';
import type {Connection} from '../connection/connection.ts';
import {readUpgradeError} from '../connection/upgrade-error.ts';
import {fromSocket} from '../errors.ts';
import {forbiddenUpgrade, isForbidden} from './forbidden-upgrade.ts';
import {impersonatingSocket} from './impersonating-socket.ts';

/** Milliseconds for the whole call. */
const limit = 5000;
/** Milliseconds of silence after which a connection counts as open: the kubelet tells a refusal at once, and an opening never. */
const settled = 1500;

/** A request that any HTTP server answers, and that tells others no more than that someone is there. */
const greeting = 'GET / HTTP/1.0\r\n\r\n';

const ending = (message: string): DialEnd =>
	/connection refused/i.test(message)
		? {outcome: 'refused'}
		: {outcome: 'failed', problem: `The port cannot be forwarded: ${sanitise(message.trim().slice(0, 300))}`};

const refusal = (code: number, said: string, {namespace, name}: Parameters<Dial>[0]) =>
	isForbidden(code)
		? forbiddenUpgrade(`Forwarding a port of pod ${name}`, 'pods/portforward', namespace, {code, said})
		: `A port of pod ${name} cannot be forwarded (status ${code}).`;

/** Asks ports on the loopback of pods: the kubelet connects inside the pod's network namespace, and changes nothing. */
export const createDial =
	(connection: Connection): Dial =>
	async (pod, port, signal) => {
		const started = performance.now();
		const result = Promise.withResolvers<DialEnd>();
		let socket: WebSocket | undefined;
		let received = '';
		let isOver = false;
		const fail = (problem: string) => result.resolve({outcome: 'failed', problem});
		const open = () => result.resolve({outcome: 'open', received});

		const create = (uri: string, protocols: string[], options: WebSocket.ClientOptions) => {
			socket = impersonatingSocket(connection, isOver, uri, protocols, options);
			socket.on('unexpected-response', (_request, response) => {
				readUpgradeError(response).then(
					({code, message}) => fail(refusal(code, message, pod)),
					() => fail(refusal(response.statusCode ?? 0, '', pod)),
				);
			});
			// Before the end, which would say less.
			socket.on('error', error => fail(fromSocket(error, connection.server).message));
			socket.on('close', () => fail(`The connection to pod ${pod.name} was lost.`));
			return socket;
		};

		const unused = {stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough()};
		const handler = new WebSocketHandler(connection.kubeconfig(), create as never, unused as never);
		const path = `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}/portforward?ports=${port}`;
		// The first message of each of the two streams is the port number.
		const isBegun = [false, false];
		let opening: NodeJS.Timeout | undefined;
		const cancel = () => fail('cancelled');
		signal.addEventListener('abort', cancel, {once: true});
		const timer = setTimeout(() => fail(`Forwarding port ${port} of pod ${pod.name} took too long.`), limit);
		handler
			.connect(path, null, (stream, bytes) => {
				const data = isBegun[stream] ? bytes : bytes.subarray(2);
				isBegun[stream] = true;
				if (data.length === 0) {
					return true;
				}

				if (stream === 1) {
					result.resolve(ending(data.toString()));
				} else {
					received = sanitiseLines(data.subarray(0, 200).toString());
					open();
				}

				return true;
			})
			.then(() => {
				socket?.send(Buffer.concat([Buffer.of(0), Buffer.from(greeting)]));
				opening = setTimeout(open, settled);
			})
			.catch(error => fail(fromSocket((error as {error?: unknown}).error ?? error, connection.server).message));

		const dialled = await result.promise;
		isOver = true;
		clearTimeout(timer);
		clearTimeout(opening);
		signal.removeEventListener('abort', cancel);
		// Who has not answered so far may not answer a farewell either.
		socket?.terminate();
		return {...dialled, ms: Math.round(performance.now() - started)};
	};

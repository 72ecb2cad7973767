import {PassThrough} from 'node:stream';
import {WebSocketHandler} from '@kubernetes/client-node/dist/web-socket-handler.js';
import WebSocket from 'ws';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Connection} from '../connection/connection.ts';
import {readUpgradeError} from '../connection/upgrade-error.ts';
import {fromSocket} from '../errors.ts';
import {object, text} from '../wire/json.ts';
import {forbiddenUpgrade, isForbidden} from './forbidden-upgrade.ts';

/** Streams of the remote command protocol (k8s.io/apimachinery/pkg/util/remotecommand). */
const streams = {stdin: 0, error: 3, resize: 4} as const;
/** ctrl-c and ctrl-d: while there is no shell yet, they are meant for the waiting. */
const leaving: readonly number[] = [3, 4];
/** Milliseconds between two pings: an idle shell is kept open by whatever lies on the way. */
const pingInterval = 10_000;

/** Bash where the image has it, else sh. */
export const shellCommand = ['sh', '-c', 'command -v bash >/dev/null && exec bash || exec sh'];

export type ShellSize = {readonly columns: number; readonly rows: number};

export type Shell = {
	/** Types; what comes before there is a shell is kept for it, and ctrl-c or ctrl-d then ends the waiting. */
	write(bytes: Buffer): void;
	resize(size: ShellSize): void;
	/** Hangs up. */
	close(): void;
	/** Resolves when the shell has ended: '' where it ended by itself, else why there is none. Never rejects. */
	readonly ended: Promise<string>;
};

const refusal = (code: number, said: string, {namespace, pod, container}: Target) =>
	isForbidden(code)
		? forbiddenUpgrade(`Opening a shell in pod ${pod}`, 'pods/exec', namespace, {code, said})
		: `Container ${container} of pod ${pod} cannot be entered (status ${code}).`;

/** What the Status at the end says. A shell ends with the code of its last command, which is no problem. */
const problemOf = (status: unknown, {container}: Target) => {
	const {status: outcome, reason, message, details} = object(status);
	const causes = (object(details).causes ?? []) as ReadonlyArray<{reason?: string; message?: string}>;
	const code = Number(causes.find(cause => cause.reason === 'ExitCode')?.message ?? 0);
	if (outcome === 'Success' || (reason === 'NonZeroExitCode' && code !== 126 && code !== 127)) {
		return '';
	}

	return reason === 'NonZeroExitCode' || /executable file not found|no such file or directory/i.test(text(message))
		? `There is no shell in the image of container ${container}.`
		: `The shell has ended: ${text(message)}`;
};

/** Opens a shell with a terminal of its own in a container. What it prints goes to `print` as it comes. */
export const openShell = (
	connection: Connection,
	target: Target,
	size: ShellSize,
	print: (bytes: Buffer) => void,
): Shell => {
	const {promise: ended, resolve} = Promise.withResolvers<string>();
	let socket: WebSocket | undefined;
	let isOver = false;
	/** What was typed before there was a shell to type into. */
	const waiting: Buffer[] = [];
	const send = (stream: number, bytes: Buffer) => {
		if (socket?.readyState === WebSocket.OPEN) {
			socket.send(Buffer.concat([Buffer.of(stream), bytes]));
		}
	};

	const resize = ({columns, rows}: ShellSize) =>
		send(streams.resize, Buffer.from(JSON.stringify({Width: columns, Height: rows})));

	const create = (uri: string, protocols: string[], options: WebSocket.ClientOptions) => {
		socket = new WebSocket(uri, protocols, {
			...options,
			headers: {...options.headers, ...(connection.impersonation as Record<string, string>)},
		});
		socket.on('unexpected-response', (_request, response) => {
			readUpgradeError(response).then(
				({code, message}) => resolve(refusal(code, message, target)),
				() => resolve(refusal(response.statusCode ?? 0, '', target)),
			);
		});
		const pings = setInterval(() => socket?.readyState === WebSocket.OPEN && socket.ping(), pingInterval);
		// Before the end, which would say less.
		socket.on('error', error => resolve(fromSocket(error, connection.server).message));
		socket.on('close', () => {
			clearInterval(pings);
			resolve(`The connection to pod ${target.pod} was lost.`);
		});
		return socket;
	};

	const unused = {stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough()};
	const handler = new WebSocketHandler(connection.kubeconfig(), create as never, unused as never);
	const query = new URLSearchParams({container: target.container, stdin: 'true', stdout: 'true', tty: 'true'});
	for (const word of shellCommand) {
		query.append('command', word);
	}

	handler
		.connect(`/api/v1/namespaces/${target.namespace}/pods/${target.pod}/exec?${query}`, null, (stream, bytes) => {
			if (stream === streams.error) {
				resolve(problemOf(JSON.parse(bytes.toString()), target));
			} else if (bytes.length > 0) {
				print(bytes);
			}

			return true;
		})
		.then(() => {
			resize(size);
			for (const bytes of waiting.splice(0)) {
				send(streams.stdin, bytes);
			}

			if (isOver) {
				socket?.close();
			}
		})
		.catch(error => resolve(fromSocket((error as {error?: unknown}).error ?? error, connection.server).message));

	return {
		write(bytes) {
			if (socket?.readyState === WebSocket.OPEN) {
				send(streams.stdin, bytes);
			} else if (bytes.some(byte => leaving.includes(byte))) {
				resolve('');
			} else {
				waiting.push(bytes);
			}
		},
		resize,
		close: () => socket?.close(),
		ended: ended.finally(() => {
			isOver = true;
			socket?.close();
		}),
	};
};

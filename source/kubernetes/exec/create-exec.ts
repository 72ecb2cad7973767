import {PassThrough, Writable} from 'node:stream';
import {Exec as ClientExec} from '@kubernetes/client-node/dist/exec.js';
import {WebSocketHandler} from '@kubernetes/client-node/dist/web-socket-handler.js';
import type WebSocket from 'ws';
import type {Exec, ExecResult, Target} from '../../model/pod-access/exec.ts';
import {sanitiseLines} from '../../text/sanitise.ts';
import type {Connection} from '../connection/connection.ts';
import {readUpgradeError} from '../connection/upgrade-error.ts';
import {fromSocket} from '../errors.ts';
import {object, text} from '../wire/json.ts';
import {forbiddenUpgrade, isForbidden} from './forbidden-upgrade.ts';
import {impersonatingSocket} from './impersonating-socket.ts';
import {isMissingTool} from './missing-tool.ts';
import {type RunArgv, superviseExec} from './supervised-exec.ts';

/** Bytes kept of each stream. */
const limit = 65_536;
/** How often a silent socket is asked whether it lives, and how long it may take to answer. Milliseconds. */
const pingInterval = 10_000;

/** Keeps the first bytes of a stream, and drops the rest. */
const capture = () => {
	const chunks: Buffer[] = [];
	let size = 0;
	const stream = new Writable({
		write(chunk: Buffer, _encoding, done) {
			if (size < limit) {
				chunks.push(chunk.subarray(0, limit - size));
			}

			size += chunk.length;
			done();
		},
	});
	return {
		stream,
		text: () => {
			const printed = sanitiseLines(Buffer.concat(chunks).toString());
			return size > limit ? `${printed}\n(${size - limit} bytes more)` : printed;
		},
	};
};

type Ending =
	| {readonly outcome: 'exited'; readonly exitCode: number}
	| {readonly outcome: 'tool-missing'}
	| {readonly outcome: 'denied' | 'failed' | 'gone'; readonly problem: string}
	| {readonly outcome: 'cancelled'};

/** What the Status that ends an exec says (remotecommand: NonZeroExitCode carries the code as a cause). */
const fromFinalStatus = (status: unknown, isSilent: boolean): Ending => {
	const {status: outcome, reason, message, details} = object(status);
	if (outcome === 'Success') {
		return {outcome: 'exited', exitCode: 0};
	}

	if (reason === 'NonZeroExitCode') {
		const causes = (object(details).causes ?? []) as ReadonlyArray<{reason?: string; message?: string}>;
		const exitCode = Number(causes.find(cause => cause.reason === 'ExitCode')?.message ?? 1);
		// Some runtimes report a missing program as the shell does. A script that printed something did run.
		return (exitCode === 127 || exitCode === 126) && isSilent
			? {outcome: 'tool-missing'}
			: {outcome: 'exited', exitCode};
	}

	const said = text(message);
	return isMissingTool(said) ? {outcome: 'tool-missing'} : {outcome: 'failed', problem: said};
};

const fromRefusal = (code: number, said: string, {namespace, pod, container}: Target): Ending => {
	if (isForbidden(code)) {
		return {
			outcome: 'denied',
			problem: forbiddenUpgrade(`Running a command in pod ${pod}`, 'pods/exec', namespace, {code, said}),
		};
	}

	if (code === 404) {
		return {outcome: 'gone', problem: `pod ${pod} was deleted`};
	}

	return {
		outcome: 'failed',
		problem: said || `Container ${container} of pod ${pod} cannot be entered (status ${code}).`,
	};
};

/** Runs argv in containers of one cluster, a WebSocket each. Closing the socket does not end the remote process. */
const runArgv =
	(connection: Connection): RunArgv =>
	async (target, argv, {signal, timeoutMs, stdin, program}) => {
		const started = performance.now();
		const stdout = capture();
		const stderr = capture();
		let socket: WebSocket | undefined;
		let isOver = false;
		const ending = Promise.withResolvers<Ending>();
		const end = (result: Ending) => {
			isOver = true;
			ending.resolve(result);
		};

		const open = (uri: string, protocols: string[], options: WebSocket.ClientOptions) => {
			socket = impersonatingSocket(connection, isOver, uri, protocols, options);
			socket.on('unexpected-response', (_request, response) => {
				readUpgradeError(response).then(
					({code, message}) => end(fromRefusal(code, message, target)),
					() => end(fromRefusal(response.statusCode ?? 0, '', target)),
				);
			});
			// Before the end, which would say less.
			socket.on('error', error => end({outcome: 'failed', problem: fromSocket(error, connection.server).message}));
			socket.on('close', () => end({outcome: 'failed', problem: `The connection to pod ${target.pod} was lost.`}));
			let isAlive = true;
			socket.on('pong', () => {
				isAlive = true;
			});
			const pings = setInterval(() => {
				if (!isAlive) {
					socket?.terminate();
				}

				isAlive = false;
				socket?.ping();
			}, pingInterval);
			socket.on('close', () => clearInterval(pings));
			return socket;
		};

		const timer = setTimeout(
			() => end({outcome: 'failed', problem: `${program} did not end within ${timeoutMs / 1000} s.`}),
			timeoutMs,
		);
		const cancel = () => end({outcome: 'cancelled'});
		signal.addEventListener('abort', cancel, {once: true});
		if (signal.aborted) {
			cancel();
		} else {
			// The handler ends its own copies of the streams when the server closes one: they must not be this process's.
			const unused = {stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough()};
			const handler = new WebSocketHandler(connection.kubeconfig(), open as never, unused as never);
			new ClientExec(connection.kubeconfig(), handler)
				.exec(
					target.namespace,
					target.pod,
					target.container,
					[...argv],
					stdout.stream,
					stderr.stream,
					stdin ?? null,
					false,
					status => end(fromFinalStatus(status, stdout.text() === '')),
				)
				.catch(error => {
					// A refused upgrade is told by `unexpected-response`, with its body.
					const cause = (error as {error?: unknown}).error ?? error;
					end({outcome: 'failed', problem: fromSocket(cause, connection.server).message});
				});
		}

		const result = await ending.promise;
		clearTimeout(timer);
		signal.removeEventListener('abort', cancel);
		// Who has not answered so far may not answer a farewell either.
		if (result.outcome === 'cancelled' || result.outcome === 'failed') {
			socket?.terminate();
		} else {
			socket?.close();
		}

		const ms = Math.round(performance.now() - started);
		return {...result, stdout: stdout.text(), stderr: stderr.text(), ms} as ExecResult;
	};

/** Runs argv in containers of one cluster, so that it ends with whoever waits for it where the container has a shell. */
export const createExec = (connection: Connection): Exec => superviseExec(runArgv(connection));

import {afterAll, beforeAll, onTestFinished, type TestContext} from 'vitest';
import {WebSocket} from 'ws';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import type {DemoScenario} from '../../source/demo/scenario-type.ts';
import {type DemoServer as BareServer, startDemoServer} from '../../source/demo/server.ts';
import {createFaults, type Fault, type Faults} from './demo-faults.ts';

const token = 'secret';

export const noon = Date.parse('2026-03-01T12:00:00Z');

type Options = {readonly scenario?: DemoScenario; readonly faults?: readonly Fault[]; readonly token?: string};

/** A demo server with things that go wrong. */
export type DemoServer = BareServer & {readonly faults: Faults};

const start = async ({faults: initial, ...options}: Options = {}): Promise<DemoServer> => {
	const faults = createFaults(initial);
	const server = await startDemoServer({
		scenario: scenario(noon),
		token,
		now: () => noon,
		interposer: faults,
		...options,
	});
	return {...server, faults};
};

/**
 * Starts a demo server that is closed when the test ends; the clock stands still at noon. A test that runs beside others
 * hands in its own context.
 */
export const startDemo = async (options?: Options, context: Pick<TestContext, 'onTestFinished'> = {onTestFinished}) => {
	const server = await start(options);
	context.onTestFinished(() => server.close());

	return server;
};

/** The same for all tests of a file that leave its objects as they are; the faults a test asks it with end with that test. */
export const sharedDemo = (options?: Options) => {
	let server: DemoServer;
	beforeAll(async () => {
		server = await start(options);
	});
	afterAll(() => server.close());

	return (faults: readonly Fault[] = []) => {
		for (const fault of faults) {
			onTestFinished(server.faults.add(fault));
		}

		return server;
	};
};

export const request = (server: BareServer, path: string, options: RequestInit = {}) =>
	fetch(server.url + path, {...options, headers: {authorization: `Bearer ${token}`, ...options.headers}});

// biome-ignore lint/suspicious/noExplicitAny: tests look into all sorts of bodies.
export type Body = any;

export const read = async (server: BareServer, path: string, options?: RequestInit): Promise<Body> =>
	(await request(server, path, options)).json();

export const patch = (server: BareServer, path: string, body: unknown, type = 'merge-patch+json') =>
	read(server, path, {method: 'PATCH', body: JSON.stringify(body), headers: {'content-type': `application/${type}`}});

/** Opens a watch: `next()` is its next frame, undefined at its end, and rejects where the connection breaks. */
export const watch = async (server: BareServer, path: string) => {
	const response = await request(server, `${path}${path.includes('?') ? '&' : '?'}watch=true`);
	const chunks = response.body![Symbol.asyncIterator]();
	const decoder = new TextDecoder();
	let text = '';

	return {
		status: response.status,
		async next(): Promise<Body> {
			while (!text.includes('\n')) {
				const chunk = await chunks.next();
				if (chunk.done) {
					const rest = text;
					text = '';

					return rest === '' ? undefined : {incomplete: rest};
				}

				text += decoder.decode(chunk.value as Uint8Array, {stream: true});
			}

			const end = text.indexOf('\n');
			const line = text.slice(0, end);
			text = text.slice(end + 1);

			return JSON.parse(line);
		},
	};
};

export type ExecEnd = {
	readonly protocol: string;
	readonly stdout: string;
	readonly stderr: string;
	readonly status: Body;
	readonly closeCode: number;
};

/** Opens an exec; `refusal` is the answer to an upgrade that was refused, `ended` what came until the socket closed. */
export const openExec = (
	server: BareServer,
	{namespace, pod, container}: {readonly namespace: string; readonly pod: string; readonly container?: string},
	argv: readonly string[],
	protocols: readonly string[] = ['v5.channel.k8s.io', 'v4.channel.k8s.io'],
) => {
	const query = new URLSearchParams({stdout: 'true', stderr: 'true', ...(container ? {container} : {})});
	for (const word of argv) {
		query.append('command', word);
	}

	const url = `${server.url.replace('http', 'ws')}/api/v1/namespaces/${namespace}/pods/${pod}/exec?${query}`;
	const socket = new WebSocket(url, [...protocols], {headers: {authorization: `Bearer ${token}`}});
	const received: Record<number, Buffer[]> = {};
	const opened = new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
	// Each test looks at one of the three; the others may fail unseen.
	opened.catch(() => undefined);
	socket.on('message', (message: Buffer) => {
		const stream = message[0] ?? 0;
		received[stream] = [...(received[stream] ?? []), message.subarray(1)];
	});
	const textOf = (stream: number) => Buffer.concat(received[stream] ?? []).toString();
	const ended = new Promise<ExecEnd>(resolve => {
		socket.once('close', closeCode =>
			resolve({
				protocol: socket.protocol,
				stdout: textOf(1),
				stderr: textOf(2),
				status: textOf(3) === '' ? undefined : JSON.parse(textOf(3)),
				closeCode,
			}),
		);
	});
	const refusal = new Promise<{readonly code: number | undefined; readonly body: Body}>(resolve => {
		socket.once('unexpected-response', async (_, response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of response) {
				chunks.push(chunk as Buffer);
			}

			resolve({code: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString())});
		});
	});

	return {socket, opened, ended, refusal};
};

/** The name of the first pod with this `app` label. */
export const podOf = (server: BareServer, namespace: string, app: string) =>
	server.store.list('pods', namespace).find(({metadata}) => metadata.labels?.app === app)?.metadata.name ?? '';

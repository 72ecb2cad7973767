import type {WebSocket} from 'ws';
import {hasShell, runLine, runTool} from '../tools/shell.ts';
import type {Site} from '../tools/tool.ts';
import {endStatus} from './enter-container.ts';

/** The protocols of k8s.io/kubelet remotecommand: each message begins with the number of its stream. */
export const protocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];

const streams = {stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255} as const;

const chunkSize = 32_768;

const prompt = '/ # ';

/** Speaks one exec over an accepted socket until it ends. */
export const serveExec = (socket: WebSocket, argv: readonly string[], site: Site, isTerminal: boolean) => {
	const send = (stream: number, text: string) => {
		const bytes = Buffer.from(text);
		for (let start = 0; start < bytes.length; start += chunkSize) {
			socket.send(Buffer.concat([Buffer.of(stream), bytes.subarray(start, start + chunkSize)]));
		}
	};

	const finish = (status: object) => {
		send(streams.error, JSON.stringify(status));
		socket.close(1000);
	};

	// A client gone in the middle is no fault of the server.
	socket.on('error', () => socket.terminate());
	// An empty message tells the client that the connection stands.
	socket.send(Buffer.of(streams.stdout));

	// A script that ends in a shell is one too, on a terminal.
	const isShell =
		(argv[0] ?? '').endsWith('sh') &&
		hasShell(site) &&
		(argv.length === 1 || (isTerminal && /\bexec sh$/.test(argv.at(-1) ?? '')));
	if (!isShell) {
		const output = runTool(argv, site);
		send(streams.stdout, output?.stdout ?? '');
		send(streams.stderr, output?.stderr ?? '');
		finish(endStatus(argv, output));

		return;
	}

	const newline = isTerminal ? '\r\n' : '\n';
	let line = '';
	send(streams.stdout, isTerminal ? prompt : '');

	const end = (exitCode: number) => finish(endStatus(argv, {stdout: '', stderr: '', exitCode}));

	const type = (character: string) => {
		if (character === '\u0004') {
			end(0);

			return;
		}

		if (character === '\u007F' || character === '\b') {
			send(streams.stdout, isTerminal && line !== '' ? '\b \b' : '');
			line = line.slice(0, -1);

			return;
		}

		if (character !== '\r' && character !== '\n') {
			send(streams.stdout, isTerminal ? character : '');
			line += character;

			return;
		}

		const command = line.trim();
		line = '';
		send(streams.stdout, isTerminal ? newline : '');
		if (/^exit\b/.test(command)) {
			end(Number(command.split(' ')[1] ?? 0));

			return;
		}

		const {stdout, stderr} = runLine(command, site);
		send(streams.stdout, stdout.replaceAll('\n', newline));
		// A terminal has one stream.
		send(isTerminal ? streams.stdout : streams.stderr, stderr.replaceAll('\n', newline));
		send(streams.stdout, isTerminal ? prompt : '');
	};

	socket.on('message', (message: Buffer) => {
		if (message[0] === streams.close) {
			end(0);
		} else if (message[0] === streams.stdin) {
			for (const character of message.subarray(1).toString()) {
				type(character);
			}
		}
	});
};

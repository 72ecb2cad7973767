import type {WebSocket} from 'ws';
import type {ConnectionOutcome, Network} from '../network/network.ts';
import type {PodObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {resourceCalled} from '../objects/served-resources.ts';
import {failure, notFound, type Status} from '../status.ts';
import {bodyOf, statusLine} from '../tools/http-text.ts';

/** The one protocol of the kubelet's port forwarding; each message begins with the number of its stream. */
export const forwardProtocol = 'v4.channel.k8s.io';

const streams = {data: 0, error: 1} as const;

/** The port of a pod that a request asks for, or the status with which the upgrade is refused. */
export const forwardedPort = (
	pod: PodObject | undefined,
	name: string,
	query: URLSearchParams,
): {readonly pod: PodObject; readonly port: number} | Status => {
	if (!pod) {
		return notFound(resourceCalled('pods'), name);
	}

	const port = Number(query.get('ports'));
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		return failure(400, `unable to upgrade: port ${query.get('ports')} is not a valid port`);
	}

	return pod.status.phase === 'Running'
		? {pod, port}
		: failure(500, `unable to forward port because pod is not running. Current status=${pod.status.phase}`);
};

/** What a program answers to what it has been sent, and what of it is not a whole request yet. */
const answers = (connection: Extract<ConnectionOutcome, {kind: 'open'}>, name: string, received: string) => {
	if (connection.speaks !== 'http' && connection.speaks !== 'https') {
		// Like a shell of a database, it repeats what it does not understand.
		return {said: received, rest: '', isLast: false};
	}

	if (connection.speaks === 'https') {
		const said = 'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n';
		return {said, rest: '', isLast: true};
	}

	const requests = received.split('\r\n\r\n');
	const rest = requests.pop() ?? '';
	const said = requests.map(request => {
		const path = request.split(' ')[1] ?? '/';
		const status = connection.pathStatus(path);
		const body = status === 200 ? `${name} ${path}\n` : bodyOf(status);
		return `${statusLine(status)}\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
	});
	return {
		said: said.join(''),
		rest,
		isLast: requests.some(request => /^connection: close$|HTTP\/1\.0$/im.test(request)),
	};
};

/** Carries one connection to a port of a pod over an accepted socket, until either ends or the pod goes. */
export const servePortForward = (
	socket: WebSocket,
	{pod, port}: {readonly pod: PodObject; readonly port: number},
	{network, store}: {readonly network: Network; readonly store: ObjectStore},
) => {
	const {name, uid = ''} = pod.metadata;
	const send = (stream: number, bytes: Buffer) => socket.send(Buffer.concat([Buffer.of(stream), bytes]));

	const begin = Buffer.alloc(2);
	begin.writeUInt16LE(port);
	// A client gone in the middle is no fault of the server.
	socket.on('error', () => socket.terminate());
	send(streams.data, begin);
	send(streams.error, begin);
	const connection = network.connect('127.0.0.1', port, pod);
	if (connection.kind !== 'open' || connection.speaks === 'udp') {
		const dialled = `failed to connect to localhost:${port} inside namespace "${uid}", IPv4: dial tcp4 127.0.0.1:${port}: connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found `;
		send(
			streams.error,
			Buffer.from(
				`error forwarding port ${port} to pod ${uid}, uid : failed to execute portforward in network namespace "/var/run/netns/cni-${uid}": ${dialled}`,
			),
		);
		socket.close(1000);
		return;
	}

	const forget = store.subscribe(({type, plural, object}) => {
		if (type === 'DELETED' && plural === 'pods' && object.metadata.uid === uid) {
			socket.close(1000);
		}
	});
	socket.on('close', forget);
	let received = '';
	socket.on('message', (message: Buffer) => {
		if (message[0] !== streams.data) {
			return;
		}

		const {said, rest, isLast} = answers(connection, name, received + message.subarray(1).toString('latin1'));
		received = rest;
		if (said !== '') {
			send(streams.data, Buffer.from(said, 'latin1'));
		}

		if (isLast) {
			socket.close(1000);
		}
	});
};

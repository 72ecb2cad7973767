import type {IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import {WebSocketServer} from 'ws';
import {readRequest} from '../api/request.ts';
import type {Interposer} from '../interposer.ts';
import type {Network} from '../network/network.ts';
import type {PodObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {failure, isFailure, type Status} from '../status.ts';
import {enter} from './enter-container.ts';
import {protocols, serveExec} from './exec-socket.ts';
import {forwardedPort, forwardProtocol, servePortForward} from './port-forward-socket.ts';

/** Refuses an upgrade. */
export const refuse = (socket: Duplex, status: Status) => {
	const body = JSON.stringify(status);
	socket.end(
		`HTTP/1.1 ${status.code} ${status.reason}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
	);
};

const acceptor = (known: readonly string[]) =>
	new WebSocketServer({
		noServer: true,
		handleProtocols: offered => known.find(protocol => offered.has(protocol)) ?? false,
	});

type Place = {
	readonly store: ObjectStore;
	readonly interposer: Interposer | undefined;
	readonly network: Network;
	readonly programs: DemoScenario['programs'];
};

/** Answers requests that ask for a WebSocket, from clients that are known: a command in a pod, or a port of one. */
export const createUpgrades = ({store, interposer, network, programs}: Place) => {
	const execs = acceptor(protocols);
	const forwards = acceptor([forwardProtocol]);

	return (request: IncomingMessage, url: URL, socket: Duplex, head: Buffer) => {
		const asked = readRequest(request.method ?? 'GET', url);
		if ((asked?.verb !== 'exec' && asked?.verb !== 'portforward') || asked.name === undefined) {
			refuse(socket, failure(400, 'Upgrade request required'));

			return;
		}

		if (interposer?.upgrade(asked, socket)) {
			return;
		}

		const {name, query} = asked;
		const pod = store.get<PodObject>('pods', asked.namespace ?? '', name);
		if (asked.verb === 'portforward') {
			const way = forwardedPort(pod, name, query);
			if (isFailure(way)) {
				refuse(socket, way);

				return;
			}

			forwards.handleUpgrade(request, socket, head, webSocket => {
				if (!interposer?.socket(asked, webSocket)) {
					servePortForward(webSocket, way, {network, store});
				}
			});

			return;
		}

		const site = enter(pod, name, query, {network, programs});
		if (isFailure(site)) {
			refuse(socket, site);

			return;
		}

		const isTerminal = query.get('tty') === 'true' || query.get('tty') === '1';
		execs.handleUpgrade(request, socket, head, webSocket => {
			if (!interposer?.socket(asked, webSocket)) {
				serveExec(webSocket, query.getAll('command'), site, isTerminal);
			}
		});
	};
};

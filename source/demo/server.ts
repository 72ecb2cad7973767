import {randomBytes} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {createApi} from './api/api.ts';
import {createLists} from './api/lists.ts';
import {createWatches} from './api/watches.ts';
import {runControllers} from './controllers/controllers.ts';
import type {Interposer} from './interposer.ts';
import {kubeconfigFor} from './kubeconfig.ts';
import {createNetwork} from './network/network.ts';
import {createObjectStore, type ObjectStore} from './objects/object-store.ts';
import type {DemoScenario} from './scenario-type.ts';
import {createUpgrades, refuse} from './sockets/upgrades.ts';
import {failure} from './status.ts';
import {createTimeline, type Timeline} from './timeline/timeline.ts';

export type DemoServer = {
	readonly url: string;
	/** A kubeconfig as YAML, with the one context `demo`. */
	readonly kubeconfig: string;
	readonly store: ObjectStore;
	readonly timeline: Timeline;
	/** Sends a bookmark on every watch that asked for them. */
	readonly bookmark: () => void;
	/** Drops the history and unfinished lists: older watches and continue tokens are expired. */
	readonly compact: () => void;
	/** Ends every connection and refuses new ones, as an API server that goes down. */
	readonly stop: () => Promise<void>;
	/** Listens again on the same port, with the same objects. */
	readonly start: () => Promise<void>;
	readonly close: () => Promise<void>;
};

/**
 * Starts a small Kubernetes API server on the loopback interface.
 *
 * `now` gives Unix milliseconds. `period` is how many milliseconds lie between two steps of the timeline; without it only
 * `timeline.step()` moves it.
 */
export const startDemoServer = async ({
	scenario,
	interposer,
	token = randomBytes(8).toString('hex'),
	now = Date.now,
	period,
}: {
	readonly scenario: DemoScenario;
	readonly interposer?: Interposer;
	readonly token?: string;
	readonly now?: () => number;
	readonly period?: number;
}): Promise<DemoServer> => {
	const store = createObjectStore({now});
	const controllers = runControllers(store, scenario.programs, now);
	for (const [plural, object] of scenario.objects) {
		store.create(plural, object);
	}

	const network = createNetwork(store, scenario);
	const lists = createLists(store);
	const watches = createWatches(store);
	const api = createApi({store, interposer, lists, watches, pods: controllers.pods, programs: scenario.programs, now});
	const timeline = createTimeline({store, pods: controllers.pods, events: scenario.timeline, now, period});
	const sockets = new Set<Socket>();
	const answerUpgrade = createUpgrades({store, interposer, network, programs: scenario.programs});

	/** The URL asked for, without the token it may begin with; undefined for a client that is not known. */
	const admit = (request: IncomingMessage) => {
		const url = new URL(request.url ?? '/', 'http://127.0.0.1');
		const {authorization} = request.headers;
		const hasTokenPath = url.pathname.startsWith(`/${token}/`);
		if (hasTokenPath) {
			url.pathname = url.pathname.slice(token.length + 1);
		}

		const isKnown = authorization === undefined ? hasTokenPath : authorization === `Bearer ${token}`;

		return isKnown ? url : undefined;
	};

	const answer = (request: IncomingMessage, response: ServerResponse) => {
		const url = admit(request);
		if (url) {
			api.answer(request, url, response);
		} else {
			api.fail(response, failure(401, 'Unauthorized'));
		}
	};

	const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		const url = admit(request);
		if (url) {
			answerUpgrade(request, url, socket, head);
		} else {
			refuse(socket, failure(401, 'Unauthorized'));
		}
	};

	const server = createServer(answer).on('upgrade', upgrade);
	server.on('connection', socket => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		// A client that goes away in the middle of an answer is no fault of the server.
		socket.on('error', () => socket.destroy());
	});

	const listen = (port: number) =>
		new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', () => {
				server.off('error', reject);
				resolve();
			});
		});

	await listen(0);
	const {port} = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;

	const stop = () =>
		new Promise<void>(resolve => {
			// An error here says only that it does not listen any more.
			server.close(() => resolve());
			for (const socket of sockets) {
				socket.destroy();
			}
		});

	return {
		url,
		kubeconfig: kubeconfigFor(url, token),
		store,
		timeline,
		bookmark: watches.bookmark,
		compact() {
			store.compact();
			lists.expire();
		},
		stop,
		start: () => listen(port),
		async close() {
			timeline.stop();
			controllers.stop();
			await stop();
		},
	};
};

import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import WebSocket from 'ws';
import type {Connection} from '../connection/connection.ts';
import {readUpgradeError} from '../connection/upgrade-error.ts';
import {fromSocket} from '../errors.ts';
import {forbiddenUpgrade, isForbidden} from './forbidden-upgrade.ts';

export type PodPort = {readonly namespace: string; readonly pod: string; readonly port: number};

/** A way to a port, or why there is none; `isGone` where another pod may do better. */
export type Opened = {readonly channel: WebSocket} | {readonly problem: string; readonly isGone: boolean};

/** Milliseconds that the API server and the kubelet may take. */
const limit = 10_000;
/** Milliseconds between two pings, for what lies on the way and hangs up on who says nothing. */
const pingInterval = 30_000;
/** Milliseconds of silence after which the machine itself asks the other one whether it still lives. */
const keepAlive = 15_000;

/**
 * The one protocol of the kubelet's port forwarding (k8s.io/kubelet/pkg/cri/streaming/portforward/websocket.go): each
 * message begins with the number of its stream, 0 for what is carried and 1 for what goes wrong.
 */
const protocol = 'v4.channel.k8s.io';

const refused = (code: number, message: string, {pod, namespace}: PodPort) => {
	if (isForbidden(code)) {
		const problem = forbiddenUpgrade(`Forwarding to pod ${pod}`, 'pods/portforward', namespace, {code, said: message});
		return {problem, isGone: false};
	}

	return code === 404
		? {problem: `Pod ${pod} is gone.`, isGone: true}
		: {problem: `Pod ${pod} takes no connection: ${message || `status ${code}`}.`, isGone: code >= 500};
};

/** What a TLS or HTTP client needs to be let in. Rejects where a program that gets credentials fails. */
const optionsOf = async (kubeconfig: KubeConfig): Promise<WebSocket.ClientOptions> => {
	const options: WebSocket.ClientOptions = {};
	await kubeconfig.applyToHTTPSOptions(options as never);
	return options;
};

/**
 * Opens one connection to a port inside a pod, as the pod's loopback sees it. What comes through it waits until it is
 * resumed. Never rejects.
 */
export const openPodPort = async (connection: Connection, target: PodPort): Promise<Opened> => {
	const {namespace, pod, port} = target;
	const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/portforward`;
	try {
		const options = await optionsOf(connection.kubeconfig());
		const {promise, resolve} = Promise.withResolvers<Opened>();
		const channel = new WebSocket(`${connection.server.replace(/^http/, 'ws')}${path}?ports=${port}`, [protocol], {
			...options,
			headers: {...options.headers, ...(connection.impersonation as Record<string, string>)},
			handshakeTimeout: limit,
			// What is carried is mostly compressed or encrypted already, and it takes time.
			perMessageDeflate: false,
		});
		channel.on('upgrade', ({socket}) => socket.setKeepAlive(true, keepAlive));
		channel.on('unexpected-response', (_request, response) => {
			readUpgradeError(response).then(
				({code, message}) => resolve(refused(code, message, target)),
				() => resolve(refused(response.statusCode ?? 0, '', target)),
			);
		});
		channel.on('error', error => resolve({problem: fromSocket(error, connection.server).message, isGone: false}));
		channel.once('open', () => {
			channel.pause();
			const pings = setInterval(() => channel.ping(), pingInterval);
			channel.once('close', () => clearInterval(pings));
			resolve({channel});
		});
		return await promise;
	} catch (error) {
		return {problem: fromSocket(error, connection.server).message, isGone: false};
	}
};

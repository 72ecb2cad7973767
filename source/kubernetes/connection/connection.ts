import http from 'node:http';
import https from 'node:https';
import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {sanitise} from '../../text/sanitise.ts';
import {type Action, ClusterError, fromSocket, fromStatus} from '../errors.ts';
import {createAgent} from './agent.ts';
import {discardBody} from './body.ts';
import type {LendTerminal} from './credentials/credential-plugin.ts';
import {type Credentials, createCredentials} from './credentials/credentials.ts';
import {type Identity, impersonationHeaders, nobody} from './credentials/impersonation.ts';
import {guardSocket} from './guard-socket.ts';
import {proxyFor} from './proxy.ts';
import {statusMessage} from './status-message.ts';

export type Request = {
	readonly path: string;
	readonly action: Action;
	readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Of the body, which is JSON in any case; application/json where absent. */
	readonly contentType?: string;
	readonly accept?: string;
	/** Ask for gzip: worth it for lists, never for watches. */
	readonly isCompressed?: boolean;
	readonly body?: unknown;
	/** Milliseconds without a byte after which the server counts as silent. */
	readonly silence: number;
	readonly signal: AbortSignal;
	/** Resolve with any status: what answers may be something behind the server. */
	readonly isAnyStatus?: boolean;
};

/** One API server, as one context sees it: credentials and a pool of keep-alive connections. */
export type Connection = {
	readonly context: string;
	/** The cluster's name in the kubeconfig. */
	readonly cluster: string;
	/** The namespace the context names. */
	readonly namespace: string | undefined;
	readonly server: string;
	/** The kubeconfig with this context selected, for exec. */
	readonly kubeconfig: () => KubeConfig;
	/** Headers that impersonate, for exec. */
	readonly impersonation: Readonly<Record<string, string | string[]>>;
	/** Sends a request; resolves with the response of a 2xx status, rejects with a ClusterError or an AbortError. */
	request(request: Request): Promise<http.IncomingMessage>;
	/** Whether credentials come from a program or a provider, which may want to ask something on the terminal. */
	readonly hasCredentialPlugin: boolean;
	/** Runs credential plugins, so that none starts in the middle of the screen. Rejects with a ClusterError. */
	authenticate(): Promise<void>;
	/** Something is drawn on the terminal from now on: a credential plugin that asks has it lent. */
	drawnOn(lend: LendTerminal): void;
	/** The command of a credential plugin that runs at the moment. */
	runningPlugin(): string | undefined;
	/** Ends all that is under way, credential plugins included. */
	close(): void;
};

export {type Identity, nobody};

/** Reads a short body; what is longer than 64 KiB is cut. */
const readBody = async (response: http.IncomingMessage) => {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of response) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > 65_536) {
			break;
		}
	}

	return Buffer.concat(chunks);
};

/**
 * Opens the context selected in a kubeconfig. Nothing is sent yet. Throws a ClusterError of kind `kubeconfig` where its proxy
 * cannot be one.
 *
 * `load` is called again when the server no longer accepts the credentials: files and plugins may have newer ones.
 */
export const connect = (load: () => KubeConfig, identity: Identity): Connection => {
	const source = createCredentials(load, () => upgradeAgent);
	const kubeconfig = source.kubeconfig();
	const cluster = kubeconfig.getCurrentCluster()!;
	const server = cluster.server.replace(/\/+$/, '');
	const {protocol, hostname, port, pathname} = new URL(server);
	const isSecure = protocol === 'https:';
	const proxy = proxyFor(server, cluster.proxyUrl, process.env);
	const agent = createAgent(isSecure, proxy, true);
	// A connection that was used before may be dead by now: a request is sent again, a command is not.
	const upgradeAgent = createAgent(isSecure, proxy, false);
	const impersonation = impersonationHeaders(identity, kubeconfig.getCurrentUser());

	const send = async (request: Request, {headers, ...tls}: Credentials): Promise<http.IncomingMessage> => {
		const body = request.body === undefined ? undefined : JSON.stringify(request.body);
		return new Promise<http.IncomingMessage>((resolve, reject) => {
			const outgoing = (isSecure ? https : http).request({
				...tls,
				agent,
				hostname: hostname.replace(/^\[|\]$/g, ''),
				port,
				path: `${pathname === '/' ? '' : pathname}${request.path}`,
				method: request.method ?? 'GET',
				signal: request.signal,
				headers: {
					accept: request.accept ?? 'application/json',
					// The server indents its answers for agents that look like a browser or curl.
					'user-agent': 'svctop',
					...(request.isCompressed && {'accept-encoding': 'gzip'}),
					...(body !== undefined && {
						'content-type': request.contentType ?? 'application/json',
						'content-length': Buffer.byteLength(body),
					}),
					...headers,
					...impersonation,
				},
			});
			outgoing.setTimeout(request.silence, () => {
				outgoing.destroy(new ClusterError('timeout', `${server} has not answered for ${request.silence / 1000} s.`));
			});
			outgoing.on('error', error => reject(fromSocket(error, server)));
			outgoing.on('socket', guardSocket);
			outgoing.on('response', resolve);
			outgoing.end(body);
		});
	};

	const check = async (response: http.IncomingMessage, {action, isAnyStatus}: Request) => {
		const {statusCode = 0} = response;
		if (isAnyStatus || (statusCode >= 200 && statusCode < 300)) {
			return response;
		}

		const reported = statusMessage(await readBody(response).catch(() => Buffer.alloc(0)));
		throw fromStatus(statusCode, reported, action, {server, retryAfter: Number(response.headers['retry-after']) || 0});
	};

	return {
		context: kubeconfig.getCurrentContext(),
		cluster: cluster.name,
		// None has characters that would not be safe to show.
		namespace: sanitise(kubeconfig.getContextObject(kubeconfig.getCurrentContext())?.namespace ?? '') || undefined,
		server,
		kubeconfig: source.kubeconfig,
		hasCredentialPlugin: source.hasPlugin(),
		impersonation,
		async request(request) {
			const {credentials, reading} = await source.get(request.signal);
			const response = await send(request, credentials);
			if (response.statusCode !== 401 || !source.renew(reading)) {
				return check(response, request);
			}

			discardBody(response);
			const renewed = await source.get(request.signal);
			return check(await send(request, renewed.credentials), request);
		},
		async authenticate() {
			await source.get();
		},
		drawnOn: source.drawnOn,
		runningPlugin: source.runningPlugin,
		close() {
			source.end();
			agent.destroy();
		},
	};
};

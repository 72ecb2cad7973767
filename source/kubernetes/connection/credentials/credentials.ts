import http from 'node:http';
import type https from 'node:https';
import {createSecureContext} from 'node:tls';
import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {sanitise} from '../../../text/sanitise.ts';
import {ClusterError} from '../../errors.ts';
import {type CredentialPlugins, createCredentialPlugins} from './credential-plugin.ts';

/** Milliseconds between two runs of a plugin whose credentials are refused: a watch is tried again every few seconds. */
const spacingMs = 10_000;

/** What a request needs to be let in. */
export type Credentials = Pick<
	https.RequestOptions,
	'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername' | 'auth'
> & {headers?: Record<string, string>};

/** Credentials, and which reading of the kubeconfig they are from: a number that grows. */
export type ReadCredentials = {readonly credentials: Credentials; readonly reading: number};

/** The credentials of one context. */
export type CredentialSource = {
	/** The kubeconfig as it was read last. */
	kubeconfig(): KubeConfig;
	/**
	 * The credentials now: files are read again, and a plugin runs where it has to. Rejects with a ClusterError, and where the
	 * signal ends meanwhile with its reason; a plugin that is late then is named.
	 */
	get(signal?: AbortSignal): Promise<ReadCredentials>;
	/**
	 * The server refuses those of a reading: the kubeconfig is read again, once for all that were refused. False where there is
	 * nothing newer to try.
	 */
	renew(reading: number): boolean;
	/** Whether they come from a program or a provider, which may want to ask something. */
	hasPlugin(): boolean;
	/** Something is drawn on the terminal from now on: a plugin that asks has it lent. */
	readonly drawnOn: CredentialPlugins['drawnOn'];
	/** The command of a plugin that runs at the moment. */
	runningPlugin(): string | undefined;
	/** Ends plugins that run. */
	end(): void;
};

/** Throws where a certificate or key is none, which every request would fail with. */
const requireUsable = ({cert, key}: Credentials) => {
	try {
		createSecureContext({cert, key});
	} catch (error) {
		// OpenSSL names what it was reading with, and then what is wrong.
		const reason = (error as Error).message.replace(/^error:.*:/, '');
		throw new Error(`the client certificate or its key cannot be read (${reason})`, {cause: error});
	}
};

/** Has the client open connections for commands and ports as requests are: its own agents keep certificates that have changed. */
const withAgent = (kubeconfig: KubeConfig, agent: () => http.Agent) => {
	(kubeconfig as unknown as {createAgent(): http.Agent}).createAgent = agent;
};

/**
 * Reads the kubeconfig with `load`, which may throw, at once and whenever credentials are refused. `agent` opens the
 * connections.
 */
export const createCredentials = (load: () => KubeConfig, agent: () => http.Agent): CredentialSource => {
	const plugins = createCredentialPlugins();
	const read = () => {
		const config = load();
		plugins.attach(config);
		withAgent(config, agent);
		return config;
	};
	let kubeconfig = read();
	let reading = 0;
	let renewedAt = Number.NEGATIVE_INFINITY;
	const hasPlugin = () => {
		const user = kubeconfig.getCurrentUser();
		return Boolean(user?.exec) || Boolean(user?.authProvider);
	};

	/** Whether they are written out in the kubeconfig, so that there is nothing to look at before the next reading. */
	const isWhole = () =>
		!hasPlugin() &&
		!kubeconfig.getCurrentUser()?.certFile &&
		!kubeconfig.getCurrentUser()?.keyFile &&
		!kubeconfig.getCurrentCluster()?.caFile;

	/** The certificate and key that were found usable last: files are read for each request, and seldom differ. */
	let usable = '';
	const checkUsable = (options: Credentials) => {
		const pair = `${options.cert}${options.key}`;
		if (pair !== usable) {
			requireUsable(options);
			usable = pair;
		}
	};

	let latest: ReadCredentials | undefined;
	let pending: Promise<ReadCredentials> | undefined;
	// Three requests at once would run a credential plugin three times.
	const credentials = () => {
		if (latest?.reading === reading) {
			return Promise.resolve(latest);
		}

		pending ??= (async () => {
			const options: Credentials & {agent?: unknown} = {};
			const asked = reading;
			try {
				await kubeconfig.applyToHTTPSOptions(options as https.RequestOptions);
				for (const [name, value] of Object.entries(options.headers ?? {})) {
					http.validateHeaderValue(name, value);
				}

				checkUsable(options);
			} catch (error) {
				const message = sanitise((error as Error).message.trim().split('\n').at(-1) ?? '');
				throw new ClusterError(
					'credentials',
					`Getting credentials for ${kubeconfig.getCurrentContext()} failed: ${message}. Log in, or correct the user in the kubeconfig.`,
					{
						cause: error,
					},
				);
			} finally {
				pending = undefined;
			}

			// How a connection is opened is not the client's to say.
			const {agent: _agent, ...rest} = options;
			const read = {credentials: rest, reading: asked};
			latest = isWhole() ? read : undefined;
			return read;
		})();
		return pending;
	};

	return {
		kubeconfig: () => kubeconfig,
		/** A request that is given up waits for no plugin: it says so where its time is over. */
		get(signal) {
			if (signal === undefined) {
				return credentials();
			}

			const {promise, resolve, reject} = Promise.withResolvers<ReadCredentials>();
			const giveUp = () => {
				const plugin = plugins.running();
				const isLate = (signal.reason as Error).name === 'TimeoutError' && plugin !== undefined;
				reject(
					isLate ? new ClusterError('timeout', `The credential plugin ${plugin} has not ended yet.`) : signal.reason,
				);
			};
			if (signal.aborted) {
				giveUp();
				return promise;
			}

			signal.addEventListener('abort', giveUp, {once: true});
			credentials().then(resolve, reject);
			return promise.finally(() => signal.removeEventListener('abort', giveUp));
		},
		renew(refused) {
			if (refused !== reading) {
				return true;
			}

			const now = performance.now();
			if (hasPlugin() && now - renewedAt < spacingMs) {
				return false;
			}

			try {
				kubeconfig = read();
				renewedAt = now;
				reading++;
				return true;
			} catch {
				// The file is being written, or gone: what was read before may still do.
				return false;
			}
		},
		hasPlugin,
		drawnOn: plugins.drawnOn,
		runningPlugin: plugins.running,
		end: plugins.end,
	};
};

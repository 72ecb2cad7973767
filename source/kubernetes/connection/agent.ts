import http from 'node:http';
import https from 'node:https';
import type {Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import type {ForwardProxy} from './proxy.ts';
import {openTunnel} from './tunnel.ts';

/** Of connections that are used again; milliseconds. */
const kept = {keepAlive: true, keepAliveMsecs: 15_000};

type Opened = (error: Error | null, socket: Duplex) => void;
type Target = {readonly host?: string | null | undefined; readonly port?: number | string | null | undefined};

/** Opens a tunnel to where a request goes; `use` makes of it what the request is sent through. */
const through = (
	proxy: ForwardProxy,
	{host, port}: Target,
	opened: Opened | undefined,
	use: (socket: Socket) => Duplex,
) => {
	openTunnel(proxy, {host: host ?? '', port: Number(port)}).then(
		socket => opened?.(null, use(socket)),
		// Where there is an error nobody looks for a socket.
		error => opened?.(error, undefined as never),
	);
	return undefined;
};

class PlainTunnels extends http.Agent {
	readonly #proxy: ForwardProxy;

	constructor(proxy: ForwardProxy, options: http.AgentOptions) {
		super(options);
		this.#proxy = proxy;
	}

	override createConnection(target: http.ClientRequestArgs, opened?: Opened) {
		return through(this.#proxy, target, opened, socket => socket);
	}
}

class SecureTunnels extends https.Agent {
	readonly #proxy: ForwardProxy;

	constructor(proxy: ForwardProxy, options: http.AgentOptions) {
		super(options);
		this.#proxy = proxy;
	}

	override createConnection(target: https.RequestOptions, opened?: Opened) {
		return through(this.#proxy, target, opened, socket => super.createConnection({...target, socket} as never)!);
	}
}

/**
 * Opens connections to an API server, by a proxy or not, and where `isKept` uses them again. How the server is trusted, and who
 * asks, each request says itself: certificates may change.
 */
export const createAgent = (isSecure: boolean, proxy: ForwardProxy | undefined, isKept: boolean): http.Agent => {
	const options = isKept ? kept : {};
	if (proxy === undefined) {
		return new (isSecure ? https : http).Agent(options);
	}

	return isSecure ? new SecureTunnels(proxy, options) : new PlainTunnels(proxy, options);
};

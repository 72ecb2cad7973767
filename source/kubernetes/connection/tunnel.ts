import http from 'node:http';
import https from 'node:https';
import type {Socket} from 'node:net';
import {SocksClient} from 'socks';
import {ClusterError} from '../errors.ts';
import {guardSocket} from './guard-socket.ts';
import type {ForwardProxy} from './proxy.ts';

/** Milliseconds that a proxy may take until it has connected. */
const limit = 10_000;

/** Where a tunnel leads: the host as it is written in the server's URL, IPv6 without brackets. */
export type TunnelEnd = {readonly host: string; readonly port: number};

const bare = (host: string) => host.replace(/^\[|\]$/g, '');

/** What is shown of a proxy: never its password. */
const shown = ({url, from}: ForwardProxy) => `${url.protocol}//${url.host} (${from})`;

const failure = (proxy: ForwardProxy, what: string, advice: string, cause?: unknown) =>
	new ClusterError('unreachable', `The proxy ${shown(proxy)} ${what}. ${advice}`, {cause});

const isRunning = 'Check that it runs and that this machine can reach it.';

const brokenOff = (proxy: ForwardProxy, error: Error & {readonly code?: string | undefined}) => {
	const reasons: Readonly<Record<string, string>> = {
		ECONNREFUSED: 'refuses the connection',
		ECONNRESET: 'closed the connection',
		EPIPE: 'closed the connection',
		ENOTFOUND: 'has a name that does not resolve',
		EAI_AGAIN: 'has a name that cannot be resolved now',
	};
	return failure(proxy, reasons[error.code ?? ''] ?? `cannot be used (${error.message})`, isRunning, error);
};

const refused = (proxy: ForwardProxy, status: number, {host, port}: TunnelEnd) =>
	status === 407
		? failure(proxy, 'wants a user and a password', 'Put them into its URL: http://USER:PASSWORD@HOST:PORT.')
		: failure(
				proxy,
				`does not connect to ${host}:${port} (status ${status})`,
				'Ask who runs it to allow that, or go without it.',
			);

const silent = (proxy: ForwardProxy) => failure(proxy, `has not answered for ${limit / 1000} s`, isRunning);

/** By the HTTP method CONNECT (RFC 9110, 9.3.6), whatever is spoken with the server. */
const byHttp = (proxy: ForwardProxy, end: TunnelEnd) =>
	new Promise<Socket>((resolve, reject) => {
		const {protocol, hostname, port, username, password} = proxy.url;
		const isSecure = protocol === 'https:';
		const host = bare(end.host);
		const authority = `${host.includes(':') ? `[${host}]` : host}:${end.port}`;
		const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
		const outgoing = (isSecure ? https : http).request({
			method: 'CONNECT',
			host: bare(hostname),
			port: port || (isSecure ? 443 : 80),
			path: authority,
			agent: false,
			timeout: limit,
			headers: {
				host: authority,
				'user-agent': 'svctop',
				...(user !== ':' && {'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}`}),
			},
		});
		outgoing.on('timeout', () => outgoing.destroy(silent(proxy)));
		outgoing.on('error', error => reject(error instanceof ClusterError ? error : brokenOff(proxy, error)));
		outgoing.on('connect', ({statusCode = 0}, socket) => {
			if (statusCode >= 200 && statusCode < 300) {
				socket.setTimeout(0);
				resolve(socket as Socket);
			} else {
				socket.destroy();
				reject(refused(proxy, statusCode, end));
			}
		});
		outgoing.end();
	});

/** By SOCKS 5 (RFC 1928). The proxy resolves the name, as with Go's `socks5` and `socks5h`. */
const bySocks = async (proxy: ForwardProxy, end: TunnelEnd): Promise<Socket> => {
	const {hostname, port, username, password} = proxy.url;
	try {
		const {socket} = await SocksClient.createConnection({
			command: 'connect',
			timeout: limit,
			destination: {host: bare(end.host), port: end.port},
			proxy: {
				host: bare(hostname),
				port: Number(port) || 1080,
				type: 5,
				...(username !== '' && {userId: decodeURIComponent(username), password: decodeURIComponent(password)}),
			},
		});
		return socket;
	} catch (error) {
		// The library's errors carry its options, the password among them, and no code.
		const {message} = error as Error;
		const [code] = /\bE[A-Z_]{3,}\b/.exec(message) ?? [];
		throw message === 'Proxy connection timed out'
			? silent(proxy)
			: brokenOff(proxy, Object.assign(new Error(message), {code}));
	}
};

/** A connection through a proxy, with nothing sent yet. Rejects with a ClusterError that names the proxy. */
export const openTunnel = async (proxy: ForwardProxy, end: TunnelEnd): Promise<Socket> => {
	const socket = await (proxy.url.protocol.startsWith('socks') ? bySocks : byHttp)(proxy, end);
	guardSocket(socket);
	return socket;
};

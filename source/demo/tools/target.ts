import type {ConnectionOutcome} from '../network/network.ts';
import type {Site} from './tool.ts';

export type Target = {
	readonly scheme: 'http' | 'https';
	readonly host: string;
	readonly port: number;
	readonly path: string;
	/** '' where the name does not resolve. */
	readonly address: string;
	/** Undefined where the name does not resolve. */
	readonly connection: ConnectionOutcome | undefined;
};

/** Resolves a host as programs do and connects to it. */
export const reach = (host: string, port: number, {network, pod}: Site) => {
	if (host === 'localhost') {
		return {address: '127.0.0.1', connection: network.connect('127.0.0.1', port, pod)};
	}

	const answer = network.resolve(host, pod.metadata.namespace ?? '');
	const address = answer.kind === 'addresses' ? (answer.addresses[0] ?? '') : '';

	return {address, connection: address === '' ? undefined : network.connect(address, port, pod)};
};

/** Takes a URL, with or without its scheme, apart and connects to it. */
export const openUrl = (text: string, site: Site): Target => {
	const url = new URL(text.includes('://') ? text : `http://${text}`);
	const scheme = url.protocol === 'https:' ? 'https' : 'http';
	const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);

	return {scheme, host: url.hostname, port, path: url.pathname, ...reach(url.hostname, port, site)};
};

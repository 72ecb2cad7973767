import {BlockList, isIP} from 'node:net';
import {ClusterError} from '../errors.ts';

/** A proxy between this machine and an API server. */
export type ForwardProxy = {
	/** With the user and password, where the proxy wants them. */
	readonly url: URL;
	/** Who says so, for sentences: `proxy-url in the kubeconfig`, or `$HTTPS_PROXY`. */
	readonly from: string;
};

/** Schemes that client-go knows (k8s.io/client-go/tools/clientcmd parseProxyURL, net/http Transport.Proxy). */
const schemes = ['http:', 'https:', 'socks5:', 'socks5h:'];

const isProxyUrl = (text: string) =>
	URL.canParse(text) && schemes.includes(new URL(text).protocol) && new URL(text).hostname !== '';

/** The first of two variables that says something: the names in capitals win, as in Go. */
const variable = (environment: NodeJS.ProcessEnv, name: string) => {
	const found = [name, name.toLowerCase()].find(each => Boolean(environment[each]));
	return found === undefined ? undefined : {name: found, value: environment[found]!};
};

const isLoopback = (host: string) =>
	host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const isInSubnet = (host: string, entry: string) => {
	const [address = '', bits = ''] = entry.split('/');
	const family = isIP(address);
	if (family === 0 || family !== isIP(host) || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) {
		return false;
	}

	const subnet = new BlockList();
	const name = family === 4 ? 'ipv4' : 'ipv6';
	subnet.addSubnet(address, Number(bits), name);
	return subnet.check(host, name);
};

/** `HOST:PORT` in two parts; of an IPv6 address only what is in brackets has a port. */
const parted = (entry: string): readonly [host: string, port: string | undefined] => {
	const [, inBrackets, plain, port] = /^(?:\[(.*)\]|([^:]*)):(\d*)$/.exec(entry) ?? [];
	return port === undefined ? [entry, undefined] : [inBrackets ?? plain ?? '', port || undefined];
};

/** Whether an entry of NO_PROXY leaves a host out, as Go reads it (golang.org/x/net/http/httpproxy): client-go does likewise. */
const isLeftOut = (host: string, port: string, entry: string): boolean => {
	if (entry === '*') {
		return true;
	}

	if (entry.includes('/')) {
		return isInSubnet(host, entry);
	}

	const [name, onlyPort] = parted(entry);
	if (name === '' || (onlyPort !== undefined && onlyPort !== port)) {
		return false;
	}

	if (isIP(name) !== 0 || isIP(host) !== 0) {
		return name === host;
	}

	// `.example.com` and `*.example.com` are what lies beneath, `example.com` is itself as well.
	const suffix = name.replace(/^\*\./, '.');
	return suffix.startsWith('.') ? host.endsWith(suffix) : host === suffix || host.endsWith(`.${suffix}`);
};

const isDirect = (host: string, port: string, noProxy: string) =>
	isLoopback(host) ||
	noProxy
		.toLowerCase()
		.split(',')
		.map(entry => entry.trim())
		.some(entry => isLeftOut(host, port, entry));

/**
 * The proxy by which kubectl reaches a server; undefined where it goes there itself. `proxyUrl` is the kubeconfig's, which wins
 * over the environment and over NO_PROXY. Throws a ClusterError of kind `kubeconfig` where that is no URL of a proxy.
 */
export const proxyFor = (
	server: string,
	proxyUrl: string | undefined,
	environment: NodeJS.ProcessEnv,
): ForwardProxy | undefined => {
	if (proxyUrl) {
		if (!isProxyUrl(proxyUrl)) {
			throw new ClusterError(
				'kubeconfig',
				'The proxy-url in the kubeconfig is no URL of a proxy. Write it as http://HOST:PORT, https://HOST:PORT or socks5://HOST:PORT.',
			);
		}

		return {url: new URL(proxyUrl), from: 'proxy-url in the kubeconfig'};
	}

	const {protocol, hostname, port} = new URL(server);
	const isSecure = protocol === 'https:';
	const found = variable(environment, isSecure ? 'HTTPS_PROXY' : 'HTTP_PROXY');
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
	const noProxy = variable(environment, 'NO_PROXY')?.value ?? '';
	if (found === undefined || isDirect(host, port || (isSecure ? '443' : '80'), noProxy)) {
		return undefined;
	}

	const from = `$${found.name}`;
	const written = [found.value, `http://${found.value}`].find(isProxyUrl);
	if (written === undefined) {
		throw new ClusterError(
			'kubeconfig',
			`${from} is no URL of a proxy. Write it as http://HOST:PORT, or leave ${host} out with $NO_PROXY.`,
		);
	}

	return {url: new URL(written), from};
};

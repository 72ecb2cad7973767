import {coverage} from '../caller/no-proxy.ts';
import type {Asking} from './objects/asking.ts';

/** The variables that clients take a proxy from, the first that is set; curl reads the upper-case HTTP_PROXY not at all. */
const variables = {
	http: ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'],
	https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
} as const;

/** That browsers and curl on this machine go by a proxy where a trace did not; undefined where they don't. */
export const machineProxyNote = (
	{request, host}: Pick<Asking, 'request' | 'host'>,
	proxies: Readonly<Record<string, string>>,
): string | undefined => {
	const variable = request && variables[request.scheme].find(name => proxies[name] !== undefined);
	const exceptions = [proxies.no_proxy, proxies.NO_PROXY].filter(value => value !== undefined);
	return variable === undefined || host === '' || exceptions.some(value => coverage(host, value) === 'covered')
		? undefined
		: `${variable} on this machine is ${proxies[variable]}: a client that honors it sends requests for ${host} there. svctop asked without the proxy.`;
};

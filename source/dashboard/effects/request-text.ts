import type {ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {proposeUrl} from '../../probes/requests/proposed-url.ts';
import {parseRequest} from '../../probes/requests/web-request.ts';

/** Whether what was typed can be requested. */
export const isRequest = (text: string) => parseRequest(text) !== undefined;

/** The ports of a Service that a URL can name. */
export const requestPorts = ({service}: ServiceView): readonly ServicePort[] =>
	service.ports.filter(({protocol}) => protocol === 'TCP');

const portOf = ({port, protocol}: URL) => Number(port || (protocol === 'https:' ? 443 : 80));

/**
 * A request of the Service's next port, or of the one before. A method, another host and a path that somebody typed stay;
 * what cannot be requested becomes the request that is proposed.
 */
export const withNextRequestPort = (view: ServiceView, text: string, by: 1 | -1): string => {
	const ports = requestPorts(view);
	const request = parseRequest(text);
	if (request === undefined || ports.length === 0) {
		return proposeUrl(view)?.href ?? text;
	}

	const {url, method} = request;
	const current = ports.findIndex(({port}) => port === portOf(url));
	const next = current < 0 ? 0 : (current + by + ports.length) % ports.length;
	const proposed = proposeUrl(view, ports[next])!;
	const isPathTyped = current < 0 || url.pathname !== proposeUrl(view, ports[current])!.pathname;
	const path = isPathTyped ? `${url.pathname}${url.search}` : proposed.pathname;
	// A URL leaves out the port its scheme stands for; here it is what one chooses.
	const href = `${proposed.protocol}//${url.hostname}:${ports[next]!.port}${path}`;
	return method === 'GET' ? href : `${method} ${href}`;
};

/** Whether a request names its host by one word, which each namespace understands as its own. */
export const isOfOneNamespace = (text: string): boolean => {
	const host = parseRequest(text)?.url.hostname;
	return host !== undefined && !host.includes('.') && !host.startsWith('[');
};

import {type Asking, ingressAskings, routeAskings} from './asking.ts';
import {isAt} from './controller.ts';
import {directService} from './direct-service.ts';
import {takersOf} from './takers.ts';
import type {WayInObjects} from './way-in-objects.ts';

const unique = (words: readonly string[]) => [...new Set(words)];

/** Addresses by which the objects say that anything is reached, where no rule is for the host: those of all Ingresses and Gateways. */
const everyAddress = ({ingresses, gateways}: WayInObjects) =>
	unique([...ingresses, ...gateways].flatMap(({addresses = []}) => addresses));

/**
 * The request of a URL, at the addresses of what takes it; without a rule for it at those of every Ingress and Gateway, so
 * that a controller can say that it has none.
 */
export const urlAsking = (url: URL, method: 'GET' | 'HEAD', objects: WayInObjects): Asking => {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const scheme = url.protocol === 'https:' ? 'https' : 'http';
	const query = Object.fromEntries(url.searchParams);
	const [taker] = takersOf({scheme, host, path: url.pathname, method, headers: {}, query}, objects);
	const isTaker = ({namespace, name}: {readonly namespace: string; readonly name: string}) =>
		taker !== undefined && namespace === taker.namespace && name === taker.name;
	const askings =
		taker?.kind === 'Ingress'
			? objects.ingresses.filter(isTaker).flatMap(ingressAskings)
			: objects.routes
					.filter(each => isTaker(each) && each.kind === taker?.kind)
					.flatMap(each => routeAskings(each, objects.gateways));
	const port = Number(url.port || (scheme === 'https' ? 443 : 80));
	const service = objects.services.find(each => isAt(each, host));
	const node = (objects.nodes ?? []).find(({addresses = []}) => addresses.includes(host));
	const direct = directService([host], port, objects);
	const named = unique(askings.flatMap(({addresses}) => addresses));
	const ofTaker = taker === undefined ? everyAddress(objects) : named;
	const namedText = askings[0]?.named ?? 'every Ingress and Gateway';
	return {
		request: {scheme, host, path: `${url.pathname}${url.search}`, method, headers: {}},
		...{host, isTls: scheme === 'https', of: undefined, port},
		addresses: service !== undefined || node !== undefined ? [host] : ofTaker,
		named:
			service !== undefined
				? `Service ${service.namespace}/${service.name}`
				: node !== undefined
					? `node ${node.name}`
					: namedText,
		...(direct && {direct}),
	};
};

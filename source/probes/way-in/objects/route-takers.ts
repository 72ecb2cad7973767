import type {Gateway, Route} from '../../../model/networking/gateway-objects.ts';
import {listenersOf, takingListeners} from './listeners.ts';
import {type Asked, coversHost, hostRank, matchTakes} from './matching.ts';
import type {Taker} from './taker.ts';

const pathLength = (value: string | undefined) => value?.length ?? 1;

/** The Gateways that a route is attached to by one of the listeners which take a request. */
const servedBy = (route: Route, asked: Asked, gateways: readonly Gateway[]): string | undefined => {
	const taking = takingListeners(asked, gateways);
	const parent = route.parents.find(each => {
		const gateway = gateways.find(({namespace, name}) => namespace === each.namespace && name === each.name);
		const attached = gateway === undefined ? [] : listenersOf(route, each, gateway);
		return attached.some(({name}) =>
			taking.some(entry => entry.listener === name && entry.gateway === `${each.namespace}/${each.name}`),
		);
	});
	return parent && `gateway ${parent.namespace}/${parent.name}`;
};

/** The rules of a route that take a request: none where no listener is for both. */
export const routeTakers = (route: Route, asked: Asked, gateways: readonly Gateway[]): readonly Taker[] => {
	const {hostnames = [''], rules = [], namespace, name, kind, created} = route;
	const host = hostnames
		.filter(each => coversHost(each, asked.host, 'several'))
		.toSorted((a, b) => hostRank(b) - hostRank(a))[0];
	const served = host === undefined ? undefined : servedBy(route, asked, gateways);
	if (host === undefined || served === undefined) {
		return [];
	}

	return rules.flatMap(({matches}, index) => {
		const taking = (matches.length > 0 ? matches : [{}]).filter(match => matchTakes(match, asked) !== false);
		const backends = route.backends
			.filter(({rule, weight}) => rule === index && weight > 0)
			.map(({namespace: where, service, port}) => ({namespace: where, service, port}));
		return taking.map(({path, method, headers = [], query = []}) => ({
			...{kind, namespace, name, created, backends, served},
			place: `spec.rules[${index}]`,
			text:
				kind === 'TCPRoute' || kind === 'TLSRoute'
					? host || 'any host'
					: `${host || 'any host'}${path?.value ?? '/'} (${path?.type ?? 'PathPrefix'})`,
			rank: [
				hostRank(host),
				path?.type === 'Exact' ? 1 : 0,
				pathLength(path?.value),
				method === undefined ? 0 : 1,
				headers.length,
				query.length,
			],
		}));
	});
};

import type {Ingress} from '../../../model/networking/networking-objects.ts';
import {type Asked, coversHost, hostRank, ingressTakes} from './matching.ts';
import {routeTakers} from './route-takers.ts';
import type {Taker} from './taker.ts';
import type {WayInObjects} from './way-in-objects.ts';

/** What an Ingress is served by, as far as it says. */
export const classText = ({className, annotatedClass}: Pick<Ingress, 'className' | 'annotatedClass'>): string => {
	const name = className || annotatedClass;
	return name === '' ? 'no class' : `class ${name}`;
};

const ingressTakers = (ingress: Ingress, asked: Asked): readonly Taker[] =>
	ingress.backends.flatMap(({service, port, path: place, match}) => {
		if (match !== undefined && !ingressTakes(match, asked)) {
			return [];
		}

		const {host, path, type} = match ?? {host: '', path: '', type: ''};
		return [
			{
				...{kind: 'Ingress' as const, namespace: ingress.namespace, name: ingress.name, place},
				text:
					match === undefined
						? 'the default backend'
						: `${host || 'any host'}${path || '/'} (${type || 'no pathType'})`,
				backends: [{namespace: ingress.namespace, service, port}],
				served: classText(ingress),
				rank: [match === undefined ? -1 : hostRank(host), path.length, type === 'Exact' ? 1 : 0],
				created: ingress.created,
				...(ingress.isCanary && {isCanary: true as const}),
			},
		];
	});

const byRank = (a: Taker, b: Taker): number => {
	for (const [index, value] of a.rank.entries()) {
		const difference = (b.rank[index] ?? 0) - value;
		if (difference !== 0) {
			return difference;
		}
	}

	// What the Gateway API decides between equal ones, and most Ingress controllers too.
	return a.created - b.created || (`${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1);
};

/** Whether an Ingress, a route or a listener names a host, for whatever path. */
export const isNamedHost = (
	host: string,
	{ingresses, routes, gateways}: Pick<WayInObjects, 'ingresses' | 'routes' | 'gateways'>,
): boolean =>
	[
		...ingresses.flatMap(({backends}) => backends.map(({match}) => match?.host ?? '')),
		...routes.flatMap(({hostnames = []}) => hostnames),
		...gateways.flatMap(({wanted}) => wanted.map(({hostname}) => hostname)),
	].some(pattern => pattern !== '' && coversHost(pattern, host, 'several'));

/** The rules that take a request, the one that goes before the others first; of one kind of controller each. */
export const takersOf = (
	asked: Asked,
	objects: Pick<WayInObjects, 'ingresses' | 'routes' | 'gateways'>,
): readonly Taker[] =>
	[
		...objects.ingresses.flatMap(ingress => ingressTakers(ingress, asked)),
		...objects.routes.flatMap(route => routeTakers(route, asked, objects.gateways)),
	].toSorted(byRank);

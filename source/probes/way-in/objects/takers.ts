import type {Gateway, Route} from '../../../model/networking/gateway-objects.ts';
import type {Ingress, IngressMatch} from '../../../model/networking/networking-objects.ts';
import type {Identity} from '../../../model/objects.ts';
import {type Asked, coversHost, isUnder, matchTakes} from './matching.ts';
import type {WayInObjects} from './way-in-objects.ts';

/** A backend of a rule, by the number or the name of its Service's port. */
export type TakerBackend = {
	readonly namespace: string;
	readonly service: string;
	readonly port: number | string;
};

/** A rule that takes a request. */
export type Taker = {
	readonly kind: 'Ingress' | Route['kind'];
	readonly namespace: string;
	readonly name: string;
	/** Where it stands: `spec.rules[0].http.paths[1]`, `spec.rules[0]`. */
	readonly place: string;
	/** `shop.example/cart (Prefix)`. */
	readonly text: string;
	readonly backends: readonly TakerBackend[];
	/** Who serves it: `class nginx`, `gateway infra/edge`. */
	readonly served: string;
	/** What goes before is greater, part by part. */
	readonly rank: readonly number[];
	readonly created: number;
	/** It shares the requests of another rule, and takes them from nobody. Only where it does. */
	readonly isCanary?: true;
};

/** A host goes before a wildcard, the longer before the shorter, both before none. */
const hostRank = (host: string) => (host === '' ? 0 : host.startsWith('*.') ? host.length : 1000 + host.length);

/** What an Ingress is served by, as far as it says. */
export const classText = ({className, annotatedClass}: Pick<Ingress, 'className' | 'annotatedClass'>): string => {
	const name = className || annotatedClass;
	return name === '' ? 'no class' : `class ${name}`;
};

const ingressTakes = ({host, path, type}: IngressMatch, asked: Asked) =>
	coversHost(host, asked.host, 'one') && (type === 'Exact' ? path === asked.path : isUnder(path, asked.path));

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

/** The listeners of a Gateway that a route may be attached to, by what both say. */
const listenerHosts = (route: Route, gateways: readonly Gateway[]) =>
	route.parents.flatMap(parent => {
		const gateway = gateways.find(({namespace, name}) => namespace === parent.namespace && name === parent.name);
		return (gateway?.wanted ?? [])
			.filter(
				({name, port}) =>
					(parent.sectionName === undefined || parent.sectionName === name) &&
					(parent.port === undefined || parent.port === port),
			)
			.map(({hostname}) => ({hostname, served: `gateway ${parent.namespace}/${parent.name}`}));
	});

const pathLength = (value: string | undefined) => value?.length ?? 1;

const routeTakers = (route: Route, asked: Asked, gateways: readonly Gateway[]): readonly Taker[] => {
	const {hostnames = [''], rules = [], namespace, name, kind, created} = route;
	const listener = listenerHosts(route, gateways).find(({hostname}) => coversHost(hostname, asked.host, 'several'));
	const host = hostnames
		.filter(each => coversHost(each, asked.host, 'several'))
		.toSorted((a, b) => hostRank(b) - hostRank(a))[0];
	if (listener === undefined || host === undefined) {
		return [];
	}

	return rules.flatMap(({matches}, index) => {
		const taking = (matches.length > 0 ? matches : [{}]).filter(match => matchTakes(match, asked) !== false);
		const backends = route.backends
			.filter(({rule, weight}) => rule === index && weight > 0)
			.map(({namespace: where, service, port}) => ({namespace: where, service, port}));
		return taking.map(({path, method, headers = []}) => ({
			...{kind, namespace, name, created, backends},
			place: `spec.rules[${index}]`,
			text: `${host || 'any host'}${path?.value ?? '/'} (${path?.type ?? 'PathPrefix'})`,
			served: listener.served,
			rank: [
				hostRank(host),
				path?.type === 'Exact' ? 1 : 0,
				pathLength(path?.value),
				method === undefined ? 0 : 1,
				headers.length,
			],
		}));
	});
};

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

/** Whether two rules have the same rank: which of them gets the request is the controller's choice. */
export const isTied = (a: Taker, b: Taker): boolean => a.rank.every((value, index) => value === b.rank[index]);

/** `Ingress shop/front`. */
export const objectText = ({
	kind,
	namespace,
	name,
}: Pick<Taker, 'kind'> & Pick<Identity, 'namespace' | 'name'>): string => `${kind} ${namespace}/${name}`;

import {isSame} from '../deep-equal.ts';
import type {Gateway, ReferenceGrant, Route} from '../networking/gateway-objects.ts';
import {keyOf} from '../objects.ts';
import type {Records, Resource} from '../records.ts';
import type {ServiceView} from '../service-view.ts';
import type {NamespaceStore} from './namespace-store.ts';

type Named = {readonly namespace: string; readonly name: string};
type Mark = (namespace: string, services: Iterable<string>) => void;

const none: readonly never[] = [];
const nothing = {routes: none, gateways: none, grants: none} as const;

const byKey = (a: Named, b: Named) => (keyOf(a) < keyOf(b) ? -1 : 1);

const backendsOf = (route: Route | undefined) =>
	(route?.backends ?? []).map(({namespace, service}) => ({namespace, name: service}));

export type Gateways = ReturnType<typeof createGateways>;

/** Routes, Gateways and ReferenceGrants (Gateway API), with the way from a Service to the routes that name it. */
export const createGateways = (stores: ReadonlyMap<string, NamespaceStore>, mark: Mark) => {
	const routes = {httproutes: new Map<string, Route>(), grpcroutes: new Map<string, Route>()};
	const gateways = new Map<string, Gateway>();
	const grants = new Map<string, ReferenceGrant>();
	/** Routes by the key of the Service they name, whatever namespace they are in themselves. */
	const byService = new Map<string, Set<Route>>();

	/** A namespace that nothing is known of is none of ours to look at. */
	const markServices = (services: Iterable<Named>) => {
		for (const {namespace, name} of services) {
			if (stores.has(namespace)) {
				mark(namespace, [name]);
			}
		}
	};

	/** Puts a record in its place; returns whether anything has changed. */
	const put = <T>(records: Map<string, T>, key: string, next: T | undefined): boolean => {
		if (isSame(records.get(key), next)) {
			return false;
		}

		if (next === undefined) {
			records.delete(key);
		} else {
			records.set(key, next);
		}

		return true;
	};

	const setRoute = (resource: keyof typeof routes) => (named: Named, next: Route | undefined) => {
		const previous = routes[resource].get(keyOf(named));
		if (!put(routes[resource], keyOf(named), next)) {
			return;
		}

		for (const backend of backendsOf(previous)) {
			const naming = byService.get(keyOf(backend));
			naming?.delete(previous!);
			if (naming?.size === 0) {
				byService.delete(keyOf(backend));
			}
		}

		for (const backend of backendsOf(next)) {
			byService.set(keyOf(backend), (byService.get(keyOf(backend)) ?? new Set()).add(next!));
		}

		markServices([...backendsOf(previous), ...backendsOf(next)]);
	};

	const set: {
		readonly [R in 'httproutes' | 'grpcroutes' | 'gateways' | 'referencegrants']: (
			key: Named,
			record: Records[R] | undefined,
		) => void;
	} = {
		httproutes: setRoute('httproutes'),
		grpcroutes: setRoute('grpcroutes'),
		gateways(named, next) {
			if (put(gateways, keyOf(named), next)) {
				const under = [...routes.httproutes.values(), ...routes.grpcroutes.values()].filter(({parents}) =>
					parents.some(parent => keyOf(parent) === keyOf(named)),
				);
				markServices(under.flatMap(backendsOf));
			}
		},
		referencegrants(named, next) {
			if (put(grants, keyOf(named), next)) {
				const backends = [...byService.values()].flatMap(naming => [...naming].flatMap(backendsOf));
				markServices(backends.filter(({namespace}) => namespace === named.namespace));
			}
		},
	};

	const held: Partial<Record<Resource, ReadonlyMap<string, Named>>> = {...routes, gateways, referencegrants: grants};

	const routesOf = (key: string): readonly Route[] => [...(byService.get(key) ?? [])].sort(byKey);

	return {
		set,

		/** All that is held of one of these resources; undefined for any other. */
		records: (resource: Resource): Iterable<Named> | undefined => held[resource]?.values(),

		/** What leads to a Service: the routes that name it, the Gateways known of theirs, and the grants of its namespace where one is needed. */
		around(service: Named): Pick<ServiceView, 'routes' | 'gateways' | 'grants'> {
			const naming = routesOf(keyOf(service));
			if (naming.length === 0) {
				return nothing;
			}

			const parents = new Set(naming.flatMap(route => route.parents.map(keyOf)));
			const isForeign = naming.some(({namespace}) => namespace !== service.namespace);
			return {
				routes: naming,
				gateways: [...gateways.values()].filter(gateway => parents.has(keyOf(gateway))).sort(byKey),
				grants: isForeign
					? [...grants.values()].filter(({namespace}) => namespace === service.namespace).sort(byKey)
					: none,
			};
		},

		/** The routes that name a Service, by namespace and name. */
		routesOf,

		/** The keys of all Services that routes name, whether they exist or not. */
		named: (): Iterable<string> => byService.keys(),
	};
};

import {isShallowEqual} from '../deep-equal.ts';
import {facet} from '../facet.ts';
import type {Gateway, ReferenceGrant, Route} from '../networking/gateway-objects.ts';
import {allRoutes, type RouteResource, routeResources} from '../networking/route-resources.ts';
import {keyOf} from '../objects.ts';
import {backendsOf} from '../store/routes-by-service.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The routes (Gateway API) that name it, of whatever namespace, by namespace and name. */
		readonly routes: readonly Route[];
		/** The Gateways that those ask to be part of, as far as they are known. */
		readonly gateways: readonly Gateway[];
		/** The ReferenceGrants of its namespace, where a route of another one names it; undefined where they may not be listed, [] elsewhere. */
		readonly grants: readonly ReferenceGrant[] | undefined;
	}
}

type Named = {readonly namespace: string; readonly name: string};

const none: readonly never[] = [];

const empty = {routes: none, gateways: none, grants: none} as const;

const byKey = (a: Named, b: Named) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** What leads to a Service by the Gateway API. */
export const routes = facet({
	empty,
	isSame: {routes: isShallowEqual, gateways: isShallowEqual},
	inputs: [...Object.values(routeResources), 'gateways', 'referencegrants'],
	reached: (view, isReached) => ({
		routes: view.routes.filter(({kind}) => isReached(routeResources[kind])),
		gateways: isReached('gateways') ? view.gateways : none,
		grants: view.routes.length === 0 || isReached('referencegrants') ? view.grants : undefined,
	}),
	follow({all, routesOf, stores, mark}) {
		/** A namespace that nothing is known of is none of ours to look at. */
		const markServices = (services: Iterable<Named>) => {
			for (const {namespace, name} of services) {
				if (stores.has(namespace)) {
					mark(namespace, [name]);
				}
			}
		};

		const routeChanged = ({previous, next}: {readonly previous: Route | undefined; readonly next: Route | undefined}) =>
			markServices([...backendsOf(previous), ...backendsOf(next)]);

		return {
			changed: {
				...(Object.fromEntries(Object.values(routeResources).map(resource => [resource, routeChanged])) as Record<
					RouteResource,
					typeof routeChanged
				>),
				gateways({namespace, name}) {
					const isParent = (parent: Named) => parent.namespace === namespace && parent.name === name;
					markServices(
						allRoutes(all)
							.filter(({parents}) => parents.some(isParent))
							.flatMap(backendsOf),
					);
				},
				referencegrants(grant) {
					markServices(
						allRoutes(all)
							.flatMap(backendsOf)
							.filter(({namespace}) => namespace === grant.namespace),
					);
				},
			},
			build(service) {
				const naming = routesOf(keyOf(service));
				if (naming.length === 0) {
					return empty;
				}

				const parents = new Set(naming.flatMap(route => route.parents.map(keyOf)));
				const isForeign = naming.some(({namespace}) => namespace !== service.namespace);
				return {
					routes: naming,
					gateways: all('gateways')
						.filter(gateway => parents.has(keyOf(gateway)))
						.sort(byKey),
					grants: isForeign
						? all('referencegrants')
								.filter(({namespace}) => namespace === service.namespace)
								.sort(byKey)
						: none,
				};
			},
		};
	},
});

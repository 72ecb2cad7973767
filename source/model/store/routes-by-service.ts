import type {Route} from '../networking/gateway-objects.ts';
import {keyOf} from '../objects.ts';

/** The Services that a route names. */
export const backendsOf = (route: Route | undefined) =>
	(route?.backends ?? []).map(({namespace, service}) => ({namespace, name: service}));

/** The way from a Service to the routes (Gateway API) that name it, whatever namespace they are in themselves. */
export const createRoutesByService = () => {
	const byService = new Map<string, Set<Route>>();

	return {
		/** A route has come, gone or changed. */
		moved(previous: Route | undefined, next: Route | undefined) {
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
		},

		/** The routes that name the Service of this key, by namespace and name. */
		routesOf: (key: string): readonly Route[] =>
			[...(byService.get(key) ?? [])].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),

		/** The keys of all Services that routes name, whether they exist or not. */
		named: (): Iterable<string> => byService.keys(),
	};
};

export type RoutesByService = ReturnType<typeof createRoutesByService>;

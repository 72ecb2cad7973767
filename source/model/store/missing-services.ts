import type {MissingService} from '../view-parts.ts';
import type {NamespaceStore} from './namespace-store.ts';
import type {RoutesByService} from './routes-by-service.ts';

/** A leftover EndpointSlice alone is not reported as a missing Service; an Ingress, route or StatefulSet that references it is. */
export const isMissed = ({ingresses, routes, statefulSets}: MissingService) =>
	ingresses.length > 0 || routes.length > 0 || statefulSets.length > 0;

/** Services that are named by others, of the namespaces that are known. */
export const createMissingServices = (
	stores: ReadonlyMap<string, NamespaceStore>,
	{routesOf, named}: Pick<RoutesByService, 'routesOf' | 'named'>,
) => {
	/** What names a Service that does not exist; undefined where it does, where nothing names it, and where its namespace is not known. */
	const find = (namespace: string, name: string): MissingService | undefined => {
		const store = stores.get(namespace);
		if (store === undefined || store.services.has(name)) {
			return undefined;
		}

		const ingresses = store.networking.ingressesOf(name);
		const routes = routesOf(`${namespace}/${name}`);
		const statefulSets = store.statefulSetsNaming(name);
		const slices = store.slicesOf(name);
		return [ingresses, routes, statefulSets, slices].some(({length}) => length > 0)
			? {namespace, name, ingresses, routes, statefulSets, slices, services: [...store.services.keys()].sort()}
			: undefined;
	};

	return {
		find,

		/** All of them, by namespace and name. */
		all(): readonly MissingService[] {
			const keys = new Set(named());
			for (const [namespace, store] of stores) {
				for (const name of store.named()) {
					keys.add(`${namespace}/${name}`);
				}
			}

			return [...keys].sort().flatMap(key => {
				const [namespace, name] = key.split('/') as [string, string];
				return find(namespace, name) ?? [];
			});
		},
	};
};

import {type Cluster, facet} from '../facet.ts';
import {type EndpointSlice, keyOf, type Service} from '../objects.ts';
import type {NameShadow} from '../view-parts.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** Its endpoints whose names hide Services of the namespace that is called like it, by name. */
		readonly shadows: readonly NameShadow[];
	}
}

const none: readonly NameShadow[] = [];

/**
 * Finds endpoints whose short names hide Services of another namespace. `api.db` asked for in namespace app is completed to
 * `api.db.app.svc…` first: where app has a Service db with an endpoint that is named api, that answers, and not Service
 * api of namespace db. Remembers which Services have named endpoints: a Service that comes or goes in the namespace that
 * is called as one of them has it joined again.
 */
const createNameShadows = ({stores, markKeys}: Pick<Cluster, 'stores' | 'markKeys'>) => {
	/** Keys of the Services with named endpoints, by the Service's name. */
	const named = new Map<string, Set<string>>();

	const forget = (key: string) => {
		const name = key.slice(key.indexOf('/') + 1);
		const keys = named.get(name);
		if (keys?.delete(key) && keys.size === 0) {
			named.delete(name);
		}
	};

	return {
		forget,

		/** A Service has come, gone or changed. */
		moved(previous: Service | undefined, next: Service | undefined) {
			if (previous === undefined || next === undefined) {
				markKeys(named.get((next ?? previous)!.namespace) ?? []);
			}
		},

		/** The named endpoints of a Service that hide a Service of the namespace called like it, by name. */
		find(service: Service, slices: readonly EndpointSlice[]): readonly NameShadow[] {
			const endpoints = slices.flatMap(slice => slice.endpoints.filter(({hostname}) => hostname !== undefined));
			if (endpoints.length === 0) {
				forget(keyOf(service));
				return none;
			}

			named.set(service.name, (named.get(service.name) ?? new Set()).add(keyOf(service)));
			// In its own namespace nobody adds that namespace's name to another Service's.
			const services = service.name === service.namespace ? undefined : stores.get(service.name)?.services;
			const hidden = new Map(
				endpoints.flatMap(({hostname, pod}) =>
					services?.has(hostname!) ? [[hostname!, {hostname: hostname!, pod}]] : [],
				),
			);
			return hidden.size === 0 ? none : [...hidden.values()].toSorted((a, b) => (a.hostname < b.hostname ? -1 : 1));
		},
	};
};

const empty = {shadows: none} as const;

export const nameShadows = facet({
	empty,
	from: ['slices'],
	follow(cluster) {
		const shadows = createNameShadows(cluster);
		return {
			changed: {services: ({previous, next}) => shadows.moved(previous, next)},
			forget: shadows.forget,
			build(service, {slices}) {
				const found = shadows.find(service, slices);
				return found.length > 0 ? {shadows: found} : empty;
			},
		};
	},
});

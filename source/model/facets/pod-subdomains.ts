import {facet} from '../facet.ts';
import type {Pod, Service} from '../objects.ts';
import type {NamespaceStore} from '../store/namespace-store.ts';
import type {PodSubdomain} from '../view-parts.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The subdomains of its pods that lack their headless Service. */
		readonly subdomains: readonly PodSubdomain[];
	}
}

const isHeadless = ({type, clusterIPs}: Service) => type !== 'ExternalName' && clusterIPs[0] === 'None';

/**
 * The subdomains of a Service's pods that lack their headless Service, by name. They are told with the Service of that
 * name, else with the headless ones that select the pods, else with all that do.
 */
const missingSubdomains = (store: NamespaceStore, service: Service, pods: readonly Pod[]): readonly PodSubdomain[] => {
	const bySubdomain = Map.groupBy(
		pods.filter(({subdomain}) => subdomain !== undefined),
		({subdomain}) => subdomain!,
	);
	return [...bySubdomain]
		.filter(([subdomain, named]) => {
			const governing = store.services.get(subdomain);
			const isHeadlessSelecting = () =>
				store.servicesSelecting(named[0]!.labels).some(name => isHeadless(store.services.get(name)!));
			return governing === undefined
				? isHeadless(service) || !isHeadlessSelecting()
				: !isHeadless(governing) && governing.name === service.name;
		})
		.map(([subdomain, named]) => ({
			subdomain,
			pods: named.map(({name}) => name).sort(),
			exists: store.services.has(subdomain),
		}))
		.sort((a, b) => (a.subdomain < b.subdomain ? -1 : 1));
};

/** The Services that are told of the pods whose subdomain is the name of one that has come, gone or changed. */
const concernedBy = (store: NamespaceStore, name: string): readonly string[] =>
	[...store.podsUnder(name)].flatMap(pod => store.servicesSelecting(store.pods.get(pod)!.labels));

const empty = {subdomains: []} as const;

export const podSubdomains = facet({
	empty,
	from: ['pods'],
	follow: ({stores, mark}) => ({
		changed: {
			services({namespace, name}) {
				mark(namespace, concernedBy(stores.get(namespace)!, name));
			},
		},
		build: (service, {pods}, store) =>
			pods.some(({subdomain}) => subdomain !== undefined)
				? {subdomains: missingSubdomains(store, service, pods)}
				: empty,
	}),
});

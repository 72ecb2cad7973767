import {buildServiceView, run} from '../build-service-view.ts';
import {isDeepEqual} from '../deep-equal.ts';
import type {Change, Cluster, Follower} from '../facet.ts';
import {facets as allFacets, emptyParts} from '../facets/index.ts';
import type {Pod} from '../objects.ts';
import {noEvents, type PodEvents} from '../pods/pod-events.ts';
import type {Records, Resource} from '../records.ts';
import type {ServiceView} from '../service-view.ts';
import type {ManualEndpoints} from '../view-parts.ts';
import {createClusterRecords} from './cluster-records.ts';
import {createMissingServices} from './missing-services.ts';
import {blankView, createMissingViews} from './missing-views.ts';
import {policyQueriesIn} from './policy-queries.ts';
import {createServiceViews} from './service-views.ts';
import {lookupsIn} from './store-queries.ts';

type Named = {readonly namespace: string; readonly name: string};

/** What followers do when a record of a resource changes. */
const byResource = (followers: readonly Follower[]) => {
	const acts = new Map<string, Array<(change: Change<unknown>) => void>>();
	for (const {changed = {}} of followers) {
		for (const [resource, act] of Object.entries(changed)) {
			acts.set(resource, [...(acts.get(resource) ?? []), act as (change: Change<unknown>) => void]);
		}
	}

	return acts;
};

/**
 * Everything known of a cluster, by namespace, and the joined view of every Service. A change marks the Services it can
 * touch; `rebuildDirtyViews` makes those anew and no other.
 */
export type ClusterStore = ReturnType<typeof createClusterStore>;

/** Nothing known yet. `facets` are what a view tells of a Service, `empty` all their parts where there is nothing to tell. */
export const createClusterStore = (facets = allFacets, empty = emptyParts) => {
	const {stores, storeOf, routes, set, all, records} = createClusterRecords();
	const views = new Map<string, ServiceView>();
	/** What events told of pods, by uid. */
	const events = new Map<string, PodEvents>();
	const dirty = new Set<string>();
	/** Whether all pods and workloads are here. */
	let isPopulated = false;

	const mark = (namespace: string, services: Iterable<string>) => {
		for (const service of services) {
			dirty.add(`${namespace}/${service}`);
		}
	};

	const cluster: Cluster = {
		stores,
		views,
		events,
		all,
		routesOf: routes.routesOf,
		isPopulated: () => isPopulated,
		mark,
		markKeys(keys) {
			for (const key of keys) {
				dirty.add(key);
			}
		},
	};

	const running = run(facets, cluster);
	const followers: readonly Follower[] = running.map(({builder}) => builder);
	const services = createMissingServices(stores, routes);
	const missing = createMissingViews(empty, services, stores, mark);
	const blank = blankView(empty, '', '');

	const acts = byResource([
		{
			changed: {
				services: ({namespace, name}) => mark(namespace, [name]),
				pods({previous, next}) {
					if (previous !== undefined && previous.uid !== next?.uid) {
						events.delete(previous.uid);
					}
				},
			},
		},
		missing,
		...followers,
	]);

	const put = <R extends Resource>(resource: R, key: Named, next: Records[R] | undefined) => {
		const change = set(resource, key, next);
		if (change === undefined) {
			return;
		}

		for (const act of acts.get(resource) ?? []) {
			act(change);
		}
	};

	const viewOf = (namespace: string, name: string, previous: ServiceView | undefined) => {
		const store = storeOf(namespace);
		const service = store.services.get(name);
		if (service !== undefined) {
			return buildServiceView(service, store, running, blank, previous);
		}

		for (const each of followers) {
			each.forget?.(`${namespace}/${name}`);
		}

		return missing.find(namespace, name);
	};

	return {
		/** `key` is what it is held under, where its own name may be another's too. */
		upsert<R extends Resource>(resource: R, record: Records[R], key: Named = record) {
			put(resource, key, record);
		},

		remove(resource: Resource, key: Named) {
			put(resource, key, undefined);
		},

		/** All that is held of one resource. */
		records,

		/** What events told of a pod. */
		setPodEvents(pod: Pod, found: PodEvents) {
			if (!isDeepEqual(events.get(pod.uid) ?? noEvents, found)) {
				events.set(pod.uid, found);
				for (const each of followers) {
					each.eventsChanged?.(pod);
				}
			}
		},

		/** All v1 Endpoints of a namespace. */
		setEndpoints(namespace: string, endpoints: readonly ManualEndpoints[]) {
			const store = storeOf(namespace);
			if (!isDeepEqual(store.endpoints(), endpoints)) {
				store.setEndpoints(endpoints);
				for (const each of followers) {
					each.endpointsChanged?.(namespace);
				}
			}
		},

		/** Services that other objects reference and that do not exist. */
		missingServices: services.all,

		/** All Services have been handed over: from now on those that are missing are told. */
		servicesKnown: missing.begin,

		/** All pods and workloads have been handed over, of the whole cluster or not: from now on near matches are looked for. */
		populated({isWhole = false} = {}) {
			if (!isPopulated) {
				isPopulated = true;
				for (const each of followers) {
					each.populated?.(isWhole);
				}
			}
		},

		/** Whether near matches are to be looked for again. */
		isNearMatchRefreshDue: () => followers.some(({refresh}) => refresh?.isDue()),

		/** Marks the Services whose near matches a change may have touched. */
		refreshNearMatches() {
			for (const {refresh} of followers) {
				refresh?.run();
			}
		},

		...policyQueriesIn(stores, () => all('namespaces')),

		...lookupsIn(stores, () => all('namespaces')),

		...createServiceViews(views, dirty, viewOf, key => {
			for (const each of followers) {
				each.viewChanged?.(key);
			}
		}),
	};
};

import {isSame} from '../deep-equal.ts';
import {tellingOf} from '../facets/kube-proxy.ts';
import {concernedBySubdomain} from '../facets/pod-subdomains.ts';
import {seekersElsewhere} from '../facets/pods-in-other-namespaces.ts';
import type {EndpointSlice, Labels, Pod, Workload} from '../objects.ts';
import {noEvents, type PodEvents} from '../pods/pod-events.ts';
import type {Records, Resource} from '../records.ts';
import type {ServiceView} from '../service-view.ts';
import type {ManualEndpoints} from '../view-parts.ts';
import {join} from './build-service-view.ts';
import {createMissingViews} from './missing-views.ts';
import {createNamespaceStore, type NamespaceStore} from './namespace-store.ts';
import {createSeeking} from './near-match-queue.ts';
import {createNetworking} from './networking.ts';
import {createOtherServices} from './other-services.ts';
import {createServiceViews} from './service-views.ts';
import {lookupsIn} from './store-queries.ts';

type Named = {readonly namespace: string; readonly name: string};

const nothing: Labels = {};

/**
 * Everything known of a cluster, by namespace, and the joined view of every Service. A change marks the Services it can
 * touch; `join` makes those anew and no other.
 */
export type World = ReturnType<typeof createWorld>;

/** An empty world. */
export const createWorld = () => {
	const namespaces = new Map<string, NamespaceStore>();
	const views = new Map<string, ServiceView>();
	/** What events told of pods, by uid. */
	const events = new Map<string, PodEvents>();
	const dirty = new Set<string>();
	/** Whether all pods and workloads are here. */
	let isPopulated = false;

	const storeOf = (namespace: string) => {
		let store = namespaces.get(namespace);
		if (store === undefined) {
			store = createNamespaceStore();
			namespaces.set(namespace, store);
		}

		return store;
	};

	const mark = (namespace: string, services: Iterable<string>) => {
		for (const service of services) {
			dirty.add(`${namespace}/${service}`);
		}
	};

	const seeking = createSeeking(mark);
	const others = createOtherServices(namespaces, views, dirty);
	const networking = createNetworking(namespaces, storeOf, mark);
	const missing = createMissingViews(networking.missing, mark);

	/** A thing with labels that appears, goes, or changes them, concerns those it matched, those it matches, and all that match nothing. */
	const relabelled = (
		store: NamespaceStore,
		namespace: string,
		before: Labels | undefined,
		after: Labels | undefined,
	) => {
		mark(namespace, store.servicesSelecting(after ?? nothing));
		mark(namespace, tellingOf(after ?? before ?? nothing, namespace, store));
		if (before === after || isSame(before, after)) {
			return;
		}

		mark(namespace, store.servicesSelecting(before ?? nothing));
		networking.moved(namespace, store);
		seeking.touched(namespace, store);
	};

	const set: {readonly [R in Resource]: (key: Named, record: Records[R] | undefined) => void} = {
		services({namespace, name}, next) {
			const store = storeOf(namespace);
			const previous = store.services.get(name);
			if (!isSame(previous, next)) {
				store.setService(name, next);
				mark(namespace, [name]);
				others.moved(previous, next);
				mark(namespace, concernedBySubdomain(store, name));
				if (previous === undefined || next === undefined) {
					missing.moved(namespace, name);
					mark(namespace, store.unbacked);
				}
			}
		},
		endpointslices({namespace, name}, next) {
			const store = storeOf(namespace);
			const previous: EndpointSlice | undefined = store.slices.get(name);
			if (!isSame(previous, next)) {
				store.setSlice(name, next);
				mark(namespace, [previous?.service, next?.service].filter(Boolean) as string[]);
			}
		},
		pods({namespace, name}, next) {
			const store = storeOf(namespace);
			const previous = store.pods.get(name);
			if (isSame(previous, next)) {
				return;
			}

			if (previous !== undefined && previous.uid !== next?.uid) {
				events.delete(previous.uid);
			}

			store.setPod(name, next);
			relabelled(store, namespace, previous?.labels, next?.labels);
			for (const seeker of isPopulated ? seekersElsewhere(namespaces, namespace, previous, next) : []) {
				dirty.add(seeker);
			}
		},
		deployments: workload('Deployment'),
		statefulsets: workload('StatefulSet'),
		daemonsets: workload('DaemonSet'),
		...networking.set,
	};

	function workload(kind: Workload['kind']) {
		return ({namespace, name}: Named, next: Workload | undefined) => {
			const store = storeOf(namespace);
			const key = `${kind}/${name}`;
			const previous = store.workloads.get(key);
			if (!isSame(previous, next)) {
				store.setWorkload(key, next);
				relabelled(store, namespace, previous?.podLabels, next?.podLabels);
				mark(namespace, store.missingOf(previous, next));
				others.workloadMoved();
				// How many replicas a near match has is told as well.
				seeking.touched(namespace, store);
			}
		};
	}

	function joined(namespace: string, name: string, previous: ServiceView | undefined) {
		const store = storeOf(namespace);
		if (!store.services.has(name)) {
			others.forget(`${namespace}/${name}`);
			return missing.find(namespace, name);
		}

		const known = {events, isPopulated, stores: namespaces, others, ...networking.surroundings()};
		return join(store, name, known, previous);
	}

	return {
		/** `key` is what it is held under, where its own name may be another's too. */
		upsert<R extends Resource>(resource: R, record: Records[R], key: Named = record) {
			set[resource](key, record);
		},

		remove(resource: Resource, key: Named) {
			set[resource](key, undefined);
		},

		/** All that is held of one resource. */
		*records(resource: Resource): Generator<Named> {
			const elsewhere = networking.records(resource);
			if (elsewhere !== undefined) {
				yield* elsewhere;
				return;
			}

			for (const store of namespaces.values()) {
				yield* store.records(resource);
			}
		},

		/** What events told of a pod. */
		setPodEvents(pod: Pod, told: PodEvents) {
			if (!isSame(events.get(pod.uid) ?? noEvents, told)) {
				events.set(pod.uid, told);
				mark(pod.namespace, storeOf(pod.namespace).servicesSelecting(pod.labels));
			}
		},

		/** All v1 Endpoints of a namespace. */
		setEndpoints(namespace: string, endpoints: readonly ManualEndpoints[]) {
			const store = storeOf(namespace);
			if (!isSame(store.endpoints(), endpoints)) {
				store.setEndpoints(endpoints);
				mark(namespace, store.unbacked);
			}
		},

		policyBetween: networking.policyBetween,

		questionsOf: networking.questionsOf,

		/** Services that other objects name and nobody has. */
		missingServices: networking.missing.all,

		/** All Services have been handed over: from now on those that are missing are told. */
		servicesKnown: missing.begin,

		/** All pods and workloads have been handed over, of the whole cluster or not: from now on near matches are looked for. */
		populated({isWhole = false} = {}) {
			if (!isPopulated) {
				isPopulated = true;
				seeking.begin(namespaces);
				if (isWhole) {
					others.populated();
				}
			}
		},

		/** Whether near matches are to be looked for again. */
		isSeeking: seeking.isDue,

		/** Marks the Services whose near matches a change may have touched. */
		seek: seeking.seek,

		...lookupsIn(namespaces, networking.namespaces),

		...createServiceViews(views, dirty, joined, others.joined),
	};
};

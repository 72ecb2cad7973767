import type {EndpointSlice, Labels, Pod, Service, Workload} from '../objects.ts';
import {selects} from '../pods/pods.ts';
import type {ManualEndpoints} from '../view-parts.ts';
import {createLabelIndex} from './label-index.ts';
import {createNetworkingStore} from './networking-store.ts';

/** Objects of one namespace, with the ways between them that a join takes. */
export type NamespaceStore = ReturnType<typeof createNamespaceStore>;

const add = <T>(sets: Map<string, Set<T>>, key: string, value: T) => {
	const set = sets.get(key) ?? new Set();
	set.add(value);
	sets.set(key, set);
};

const drop = <T>(sets: Map<string, Set<T>>, key: string, value: T) => {
	const set = sets.get(key);
	set?.delete(value);
	if (set?.size === 0) {
		sets.delete(key);
	}
};

/** A Service is found under one pair of its selector: a pod it selects has that pair too. */
const pairOf = ({selector}: Service) => {
	for (const key in selector) {
		return `${key}=${selector[key]}`;
	}

	return undefined;
};

/** An empty namespace. */
export const createNamespaceStore = () => {
	const services = new Map<string, Service>();
	const servicesByPair = new Map<string, Set<string>>();
	const slices = new Map<string, EndpointSlice>();
	const slicesByService = new Map<string, Set<string>>();
	const pods = new Map<string, Pod>();
	const podIndex = createLabelIndex<Pod>();
	/** By kind and name. */
	const workloads = new Map<string, Workload>();
	const workloadIndex = createLabelIndex<Workload>();
	/** Names of pods by their subdomain. */
	const subdomains = new Map<string, Set<string>>();
	/** StatefulSets by the Service they name. */
	const statefulSets = new Map<string, Set<Workload>>();
	let endpoints: readonly ManualEndpoints[] = [];
	let neighbours: {
		readonly pods: readonly Labels[];
		readonly templates: readonly Labels[];
		readonly all: readonly Labels[];
	} = {pods: [], templates: [], all: []};

	let lists:
		| {readonly pods: readonly Pod[]; readonly workloads: readonly Workload[]; readonly services: readonly Service[]}
		| undefined;

	const networking = createNetworkingStore();
	return {
		services,
		slices,
		pods,
		workloads,
		networking,

		setService(name: string, next: Service | undefined) {
			lists = undefined;
			const previous = services.get(name);
			const before = previous && pairOf(previous);
			const after = next && pairOf(next);
			if (before !== undefined) {
				drop(servicesByPair, before, name);
			}

			if (after !== undefined) {
				add(servicesByPair, after, name);
			}

			if (next === undefined) {
				services.delete(name);
			} else {
				services.set(name, next);
			}
		},

		/** All v1 Endpoints, as they were when they were last asked for; [] before that. */
		endpoints: () => endpoints,

		setEndpoints(next: readonly ManualEndpoints[]) {
			endpoints = next;
		},

		setSlice(name: string, next: EndpointSlice | undefined) {
			const previous = slices.get(name);
			if (previous !== undefined) {
				drop(slicesByService, previous.service, name);
			}

			if (next === undefined) {
				slices.delete(name);
			} else {
				slices.set(name, next);
				add(slicesByService, next.service, name);
			}
		},

		setPod(name: string, next: Pod | undefined) {
			lists = undefined;
			const before = pods.get(name)?.subdomain;
			if (before !== undefined) {
				drop(subdomains, before, name);
			}

			if (next?.subdomain !== undefined) {
				add(subdomains, next.subdomain, name);
			}

			if (next === undefined) {
				pods.delete(name);
				podIndex.remove(name);
			} else {
				pods.set(name, next);
				podIndex.set(name, next.labels, next);
			}
		},

		setWorkload(key: string, next: Workload | undefined) {
			lists = undefined;
			const previous = workloads.get(key);
			if (previous?.serviceName !== undefined) {
				drop(statefulSets, previous.serviceName, previous);
			}

			if (next?.serviceName !== undefined) {
				add(statefulSets, next.serviceName, next);
			}

			if (next === undefined) {
				workloads.delete(key);
				workloadIndex.remove(key);
			} else {
				workloads.set(key, next);
				workloadIndex.set(key, next.podLabels, next);
			}
		},

		/** Names of the Services whose selector matches the labels. */
		servicesSelecting(labels: Labels): readonly string[] {
			const names: string[] = [];
			for (const key in labels) {
				for (const name of servicesByPair.get(`${key}=${labels[key]}`) ?? []) {
					if (selects(services.get(name)!.selector, labels)) {
						names.push(name);
					}
				}
			}

			return names;
		},

		/** All that selects and can be selected: the same lists until one of them changes. */
		lists() {
			lists ??= {pods: [...pods.values()], workloads: [...workloads.values()], services: [...services.values()]};
			return lists;
		},

		slicesOf: (service: string): readonly EndpointSlice[] =>
			[...(slicesByService.get(service) ?? [])].sort().map(name => slices.get(name)!),

		/** Names of the pods that are to have names under a Service, by their spec.subdomain. */
		podsUnder: (service: string): Iterable<string> => subdomains.get(service) ?? [],

		/** The StatefulSets whose pods have their names from a Service, by name. */
		statefulSetsNaming: (service: string): readonly Workload[] =>
			[...(statefulSets.get(service) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)),

		/** The Services that these StatefulSets name and the namespace does not have. */
		missingOf: (...named: ReadonlyArray<Workload | undefined>): readonly string[] =>
			named.flatMap(workload => workload?.serviceName ?? []).filter(name => !services.has(name)),

		/** Names of the Services that Ingresses, StatefulSets and slices name, whether they exist or not. */
		*named(): Generator<string> {
			yield* networking.backends();
			yield* statefulSets.keys();
			for (const service of slicesByService.keys()) {
				if (service !== '') {
					yield service;
				}
			}
		},

		podsMatching: (selector: Labels) => podIndex.select(selector),

		/** The different labels of all pods and pod templates; the same array until one comes or goes. */
		neighbours(): readonly Labels[] {
			const [pods, templates] = [podIndex.labelSets(), workloadIndex.labelSets()];
			if (pods !== neighbours.pods || templates !== neighbours.templates) {
				neighbours = {pods, templates, all: [...pods, ...templates]};
			}

			return neighbours.all;
		},

		workloadsMatching: (selector: Labels) => workloadIndex.select(selector),
	};
};

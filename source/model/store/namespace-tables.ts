import type {Records, Resource} from '../records.ts';
import type {NamespaceStore} from './namespace-store.ts';

/** Where the records of one resource are held. */
export type Table<T> = {
	get(name: string): T | undefined;
	set(name: string, next: T | undefined): void;
	all(): Iterable<T>;
};

/** The resources that the store of a namespace holds, with its own ways between them; all others are kept in lists. */
export const tabledResources = [
	'services',
	'endpointslices',
	'pods',
	'deployments',
	'statefulsets',
	'daemonsets',
	'networkpolicies',
	'ingresses',
] as const satisfies readonly Resource[];

export type TabledResource = (typeof tabledResources)[number];

/** The records of a namespace by resource. */
export type NamespaceTables = {readonly [R in TabledResource]: Table<Records[R]>};

/** The records of a namespace by resource. */
export const tablesOf = (store: NamespaceStore): NamespaceTables => {
	const workloads = <R extends 'deployments' | 'statefulsets' | 'daemonsets'>(kind: Records[R]['kind']) => ({
		get: (name: string) => store.workloads.get(`${kind}/${name}`),
		set: (name: string, next: Records[R] | undefined) => store.setWorkload(`${kind}/${name}`, next),
		all: () => [...store.workloads.values()].filter(workload => workload.kind === kind),
	});

	return {
		services: {get: name => store.services.get(name), set: store.setService, all: () => store.services.values()},
		endpointslices: {get: name => store.slices.get(name), set: store.setSlice, all: () => store.slices.values()},
		pods: {get: name => store.pods.get(name), set: store.setPod, all: () => store.pods.values()},
		deployments: workloads('Deployment'),
		statefulsets: workloads('StatefulSet'),
		daemonsets: workloads('DaemonSet'),
		networkpolicies: {
			get: name => store.networking.policies.get(name),
			set: store.networking.setPolicy,
			all: () => store.networking.policies.values(),
		},
		ingresses: {
			get: name => store.networking.ingresses.get(name),
			set: store.networking.setIngress,
			all: () => store.networking.ingresses.values(),
		},
	};
};

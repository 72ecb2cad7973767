import type {Route} from './networking/gateway-objects.ts';
import type {Pod, Service} from './objects.ts';
import type {PodEvents} from './pods/pod-events.ts';
import type {Records, Resource} from './records.ts';
import type {Parts, ServiceView} from './service-view.ts';
import type {NamespaceStore} from './store/namespace-store.ts';

export type Part = keyof Parts;

/** A record that has come (no `previous`), gone (no `next`) or changed; the store has it already. */
export type Change<T> = {
	/** '' for what belongs to the whole cluster. */
	readonly namespace: string;
	readonly name: string;
	readonly previous: T | undefined;
	readonly next: T | undefined;
};

/** What a facet sees of the cluster, and how it says whom a change concerns. */
export type Cluster = {
	/** All namespaces' objects, by name. */
	readonly stores: ReadonlyMap<string, NamespaceStore>;
	/** The Services that are joined already, by key. */
	readonly views: ReadonlyMap<string, ServiceView>;
	/** What events told of pods, by uid. */
	readonly events: ReadonlyMap<string, PodEvents>;
	/** All records of a resource that no namespace's store holds: the same array until one of them changes. */
	all<R extends Resource>(resource: R): ReadonlyArray<Records[R]>;
	/** The routes that name the Service of this key, by namespace and name. */
	routesOf(key: string): readonly Route[];
	/** Whether all pods and workloads are here. */
	isPopulated(): boolean;
	/** Has these Services of a namespace, by name, joined again. */
	mark(namespace: string, services: Iterable<string>): void;
	/** The same by their keys, of whatever namespaces. */
	markKeys(keys: Iterable<string>): void;
};

/** Has Services joined again that a change concerns. */
export type Follower = {
	/** By resource: a record of it has changed. */
	readonly changed?: {readonly [R in Resource]?: (change: Change<Records[R]>) => void};
	/** Events tell something else of a pod than before. */
	eventsChanged?(pod: Pod): void;
	/** The v1 Endpoints of a namespace were asked for, and are others than before. */
	endpointsChanged?(namespace: string): void;
	/** The view of the Service of this key has changed. */
	viewChanged?(key: string): void;
	/** The Service of this key is gone. */
	forget?(key: string): void;
	/** All pods and workloads are here; `isWhole`: of the whole cluster. */
	populated?(isWhole: boolean): void;
	/** What costs too much to do at every change. */
	readonly refresh?: {isDue(): boolean; run(): void};
};

/** One facet at work: it knows whom it was built for, and what would change it. */
export type Builder<P extends Part, From extends Part> = Follower & {
	/** Its parts for one Service. `known` are the parts it is built from, `store` is the Service's namespace. */
	build(service: Service, known: Pick<Parts, From>, store: NamespaceStore): Pick<Parts, P>;
};

/** One thing that a view tells of a Service: one part, or several that are found together. */
export type Facet<P extends Part, From extends Part = never> = {
	/** Its parts where there is nothing to tell. */
	readonly empty: Pick<Parts, P>;
	/** The parts of other facets that it is built from. */
	readonly from?: readonly From[];
	/** Whether a part says the same as before, where that is not whether the two are deeply equal. */
	readonly isSame?: {readonly [Name in P]?: (a: Parts[Name], b: Parts[Name]) => boolean};
	/** The resources, beside the essential ones, without which its parts cannot be told. */
	readonly inputs?: readonly Resource[];
	/** What is left of its parts while one of those is out of reach; nothing, where this is not said. */
	reached?(view: ServiceView, isReached: (resource: Resource) => boolean): Partial<Pick<Parts, P>>;
	/** Whether it tells what the server was asked for, and not what is watched. */
	readonly isLookedUp?: true;
	/** Begins to follow a cluster. */
	follow(cluster: Cluster): Builder<P, From>;
};

/** A facet at work, whatever its parts are. */
export type AnyBuilder = Follower & {build(service: Service, known: Parts, store: NamespaceStore): Partial<Parts>};

/** A facet, whatever its parts are. */
export type AnyFacet = {
	readonly empty: Partial<Parts>;
	readonly from?: readonly Part[];
	readonly isSame?: {readonly [Name in Part]?: (a: never, b: never) => boolean};
	readonly inputs?: readonly Resource[];
	reached?(view: ServiceView, isReached: (resource: Resource) => boolean): Partial<Parts>;
	readonly isLookedUp?: true;
	follow(cluster: Cluster): AnyBuilder;
};

/** A facet whose parts are told by what is empty of them. */
export const facet = <P extends Part, const From extends Part = never>(described: Facet<P, From>): Facet<P, From> =>
	described;

import {areSame, isSame} from '../deep-equal.ts';
import {proxyOf} from '../facets/kube-proxy.ts';
import {needsEndpoints, unmirroredBeside} from '../facets/manual-endpoints.ts';
import {missingSubdomains} from '../facets/pod-subdomains.ts';
import {podsElsewhere} from '../facets/pods-in-other-namespaces.ts';
import {labelBearer} from '../labels/label-bearer.ts';
import {matchesSelector} from '../labels/matches-selector.ts';
import {nearMatches} from '../labels/near-match.ts';
import {resolverPlaces} from '../networking/dns-pods.ts';
import type {IngressClass, NetworkPolicy} from '../networking/networking-objects.ts';
import {isMeantFor} from '../networking/unmatched-policies.ts';
import type {Namespace, Node, Service} from '../objects.ts';
import type {PodEvents} from '../pods/pod-events.ts';
import {whyNotReady} from '../pods/pod-not-ready-reason.ts';
import type {ServiceView} from '../service-view.ts';
import type {Unmirrored} from '../view-parts.ts';
import type {Gateways} from './gateways.ts';
import type {NamespaceStore} from './namespace-store.ts';
import type {OtherServices} from './other-services.ts';

const byName = (a: {readonly name: string}, b: {readonly name: string}) => (a.name < b.name ? -1 : 1);

const none: readonly never[] = [];

/** What is known of the whole cluster. */
export type Surroundings = {
	/** What events told of pods. */
	readonly events: ReadonlyMap<string, PodEvents>;
	/** Whether all pods and workloads are here. */
	readonly isPopulated: boolean;
	/** [] while or where they are not known: there is no cluster without one. */
	readonly namespaces: readonly Namespace[];
	readonly ingressClasses: readonly IngressClass[];
	readonly nodes: readonly Node[];
	/** How Services bear on each other. */
	readonly others: OtherServices;
	/** All namespaces' objects, by name. */
	readonly stores: ReadonlyMap<string, NamespaceStore>;
	/** What leads to a Service by the Gateway API. */
	readonly routing: Gateways['around'];
};

const asksForNamespaces = ({ingress, egress}: NetworkPolicy) =>
	[...ingress, ...egress].some(({peers}) => peers.some(({namespaceSelector}) => namespaceSelector !== undefined));

/** Policies about the Service's pods, and who else they are judged by. */
const policing = (
	{networking, neighbours}: NamespaceStore,
	name: string,
	pods: ServiceView['pods'],
	{namespaces, stores}: Pick<Surroundings, 'namespaces' | 'stores'>,
): Pick<ServiceView, 'policies' | 'egressPolicies' | 'idlePolicies' | 'resolvers' | 'neighbours' | 'namespaces'> => {
	if (networking.policies.size === 0) {
		networking.policed.delete(name);
		return unpoliced;
	}

	const policies = [...networking.policies.values()]
		.filter(({podSelector}) => pods.some(({labels}) => matchesSelector(podSelector, labels)))
		.sort(byName);
	const egressPolicies = networking.closingEgress();
	const [first] = pods;
	const idlePolicies = first ? networking.idle(neighbours()).filter(policy => isMeantFor(policy, first.labels)) : none;
	const isPoliced = policies.length > 0 || egressPolicies.length > 0;
	networking.policed[isPoliced || idlePolicies.length > 0 ? 'add' : 'delete'](name);
	const known = namespaces.length > 0 ? namespaces : undefined;
	return {
		policies,
		egressPolicies,
		idlePolicies,
		resolvers:
			egressPolicies.length > 0
				? resolverPlaces.flatMap(place => stores.get(place.namespace)?.podsMatching(place.labels) ?? []).sort(byName)
				: none,
		neighbours: isPoliced ? neighbours() : none,
		namespaces: [...policies, ...egressPolicies].some(asksForNamespaces) ? known : none,
	};
};

const unpoliced = {
	policies: none,
	egressPolicies: none,
	idlePolicies: none,
	resolvers: none,
	neighbours: none,
	namespaces: none,
} as const;

/** The nodes that tell what becomes of the Service's traffic, or of its pods. */
const nodesFor = (
	store: NamespaceStore,
	{name, isExternallyLocal, isInternallyLocal}: Service,
	pods: ServiceView['pods'],
	nodes: readonly Node[],
): ServiceView['nodes'] => {
	const isLocal = isExternallyLocal || isInternallyLocal;
	const lost: readonly string[] = isLocal
		? none
		: pods.filter(pod => whyNotReady(pod)?.code === 'node-not-ready').map(({node}) => node);
	const isBound = isLocal || lost.length > 0;
	store.nodeBound[isBound ? 'add' : 'delete'](name);
	if (!isBound) {
		return none;
	}

	if (nodes.length === 0) {
		return undefined;
	}

	return isLocal ? nodes : nodes.filter(node => lost.includes(node.name));
};

const noEvents: ServiceView['podEvents'] = new Map<string, never>();

/** What events told of these pods, by uid. */
const eventsOf = (pods: ServiceView['pods'], known: ServiceView['podEvents']): ServiceView['podEvents'] => {
	// Few pods fail, and there may be thousands.
	const told = known.size === 0 ? none : pods.filter(({uid}) => known.has(uid));
	return told.length > 0 ? new Map(told.map(({uid}) => [uid, known.get(uid)!])) : noEvents;
};

/** The v1 Endpoints that a Service lacks slices of. */
const unmirroredFor = (
	store: NamespaceStore,
	service: Service,
	slices: ServiceView['slices'],
): readonly Unmirrored[] => {
	const isUnbacked = needsEndpoints({service, slices});
	store.unbacked[isUnbacked ? 'add' : 'delete'](service.name);
	return isUnbacked ? unmirroredBeside(service, store.endpoints(), each => store.services.has(each)) : none;
};

/**
 * Joins one Service with its slices, pods, workloads, policies and Ingresses.
 *
 * Returns `previous` itself where nothing about it has changed, and marks in the store whether its selector matches.
 */
export const join = (
	store: NamespaceStore,
	name: string,
	{events, isPopulated, namespaces, ingressClasses, stores, nodes: allNodes, others, routing}: Surroundings,
	previous: ServiceView | undefined,
): ServiceView => {
	const service = store.services.get(name)!;
	const isSelecting = Object.keys(service.selector).length > 0 && service.type !== 'ExternalName';
	const slices = store.slicesOf(name);
	const pods = isSelecting ? store.podsMatching(service.selector).toSorted(byName) : [];
	const workloads = isSelecting
		? store
				.workloadsMatching(service.selector)
				.toSorted((a, b) => (a.kind === b.kind ? byName(a, b) : a.kind < b.kind ? -1 : 1))
		: [];
	const isUnmatched = isSelecting && pods.length === 0;
	store.unmatched[isUnmatched ? 'add' : 'delete'](name);
	const near = isUnmatched && isPopulated ? nearMatches({service, ...store.lists()}) : [];
	const bearer = isUnmatched && isPopulated ? labelBearer(service, store.lists()) : undefined;
	const elsewhere = isUnmatched && isPopulated ? podsElsewhere(stores, service) : [];
	const podEvents = eventsOf(pods, events);

	const policed = policing(store, name, pods, {namespaces, stores});
	const proxy = proxyOf(service, store);
	const routed = routing(service);
	const ingresses = store.networking.ingressesOf(name);
	const classes = ingresses.length > 0 ? ingressClasses : none;

	const nodes = nodesFor(store, service, pods, allNodes);
	const subdomains = missingSubdomains(store, service, pods);
	const unmirrored = unmirroredFor(store, service, slices);
	const tied = others.tiedTo(service, slices, pods);

	const isUnchanged =
		previous !== undefined &&
		previous.service === service &&
		areSame(previous.slices, slices) &&
		areSame(previous.pods, pods) &&
		areSame(previous.workloads, workloads) &&
		isSame(previous.nearMatches, near) &&
		isSame(previous.bearer, bearer) &&
		isSame(previous.subdomains ?? none, subdomains) &&
		isSame(previous.unmirrored ?? none, unmirrored) &&
		areSame(previous.policies, policed.policies) &&
		areSame(previous.egressPolicies, policed.egressPolicies) &&
		areSame(previous.idlePolicies, policed.idlePolicies) &&
		areSame(previous.resolvers, policed.resolvers) &&
		isSame(previous.proxy, proxy) &&
		previous.neighbours === policed.neighbours &&
		previous.namespaces === policed.namespaces &&
		areSame(previous.ingresses, ingresses) &&
		previous.ingressClasses === classes &&
		areSame(previous.routes, routed.routes) &&
		areSame(previous.gateways, routed.gateways) &&
		isSame(previous.grants, routed.grants) &&
		(previous.nodes === nodes || (nodes !== undefined && areSame(previous.nodes ?? none, nodes))) &&
		isSame(previous.alias, tied.alias) &&
		previous.target === tied.target &&
		isSame(previous.meant, tied.meant) &&
		isSame(previous.borrowed, tied.borrowed) &&
		isSame(previous.shadows, tied.shadows) &&
		isSame(previous.links, tied.links) &&
		isSame(previous.rivals, tied.rivals) &&
		previous.classmate === tied.classmate &&
		previous.isProxyRunning === tied.isProxyRunning &&
		isSame(previous.elsewhere, elsewhere) &&
		areSame([...previous.podEvents.values()], [...podEvents.values()]);
	return isUnchanged
		? previous
		: {
				key: `${service.namespace}/${name}`,
				service,
				slices,
				pods,
				workloads,
				nearMatches: near,
				...(bearer && {bearer}),
				...(subdomains.length > 0 && {subdomains}),
				...(unmirrored.length > 0 && {unmirrored}),
				elsewhere,
				podEvents,
				...policed,
				proxy,
				ingresses,
				ingressClasses: classes,
				...routed,
				nodes,
				...tied,
			};
};

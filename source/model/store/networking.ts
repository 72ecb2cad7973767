import {isSame} from '../deep-equal.ts';
import {matchesSelector} from '../labels/matches-selector.ts';
import {type ClosedQuestions, closedQuestions, resolverPlaces} from '../networking/dns-pods.ts';
import {closes, type PolicyBetween, policyVerdict} from '../networking/network-policy.ts';
import type {IngressClass, NetworkPolicy} from '../networking/networking-objects.ts';
import type {Labels, Namespace, Node} from '../objects.ts';
import type {Records, Resource} from '../records.ts';
import {createGateways} from './gateways.ts';
import {createMissingServices} from './missing-services.ts';
import type {NamespaceStore} from './namespace-store.ts';

type Named = {readonly namespace: string; readonly name: string};

type Mark = (namespace: string, services: Iterable<string>) => void;

/** Records of the cluster as a whole, as one list that stays the same object until one of them changes. */
const createClusterRecords = <T extends {readonly name: string}>() => {
	const byName = new Map<string, T>();
	let all: readonly T[] = [];
	return {
		all: () => all,
		/** Returns whether anything has changed. */
		set(name: string, next: T | undefined): boolean {
			if (isSame(byName.get(name), next)) {
				return false;
			}

			if (next === undefined) {
				byName.delete(name);
			} else {
				byName.set(name, next);
			}

			all = [...byName.values()];
			return true;
		},
	};
};

/** NetworkPolicies, Ingresses, routes and what they are judged by: a change of one marks the Services it can touch. */
export const createNetworking = (
	stores: ReadonlyMap<string, NamespaceStore>,
	storeOf: (namespace: string) => NamespaceStore,
	mark: Mark,
) => {
	const gateways = createGateways(stores, mark);
	const namespaces = createClusterRecords<Namespace>();
	const classes = createClusterRecords<IngressClass>();
	const nodes = createClusterRecords<Node>();
	/** The neighbours of each namespace when they were last looked at. */
	const neighbours = new WeakMap<NamespaceStore, readonly Labels[]>();

	const selectedBy = (store: NamespaceStore, ...policies: ReadonlyArray<NetworkPolicy | undefined>) =>
		store
			.neighbours()
			.filter(labels => policies.some(policy => policy && matchesSelector(policy.podSelector, labels)))
			.flatMap(labels => store.servicesSelecting(labels));

	const isIdle = (store: NamespaceStore, {podSelector}: NetworkPolicy) =>
		!store.neighbours().some(labels => matchesSelector(podSelector, labels));

	const set: {
		readonly [R in 'namespaces' | 'networkpolicies' | 'ingresses' | 'ingressclasses' | 'nodes']: (
			key: Named,
			record: Records[R] | undefined,
		) => void;
	} = {
		namespaces({name}, next) {
			if (namespaces.set(name, next)) {
				for (const [namespace, store] of stores) {
					mark(namespace, store.networking.policed);
				}
			}
		},
		networkpolicies({namespace, name}, next) {
			const store = storeOf(namespace);
			const previous = store.networking.policies.get(name);
			if (!isSame(previous, next)) {
				store.networking.setPolicy(name, next);
				mark(namespace, selectedBy(store, previous, next));
				// Who may call concerns every Service of the namespace, and so does whom it was meant for.
				if ([previous, next].some(policy => policy && (closes(policy, 'egress') || isIdle(store, policy)))) {
					mark(namespace, store.services.keys());
				}
			}
		},
		ingresses({namespace, name}, next) {
			const store = storeOf(namespace);
			const previous = store.networking.ingresses.get(name);
			if (!isSame(previous, next)) {
				store.networking.setIngress(name, next);
				const named = [...(previous?.backends ?? []), ...(next?.backends ?? [])].map(({service}) => service);
				mark(namespace, named);
			}
		},
		ingressclasses({name}, next) {
			if (classes.set(name, next)) {
				for (const [namespace, store] of stores) {
					mark(
						namespace,
						[...store.networking.backends()].filter(service => store.services.has(service)),
					);
				}
			}
		},
		nodes({name}, next) {
			if (nodes.set(name, next)) {
				for (const [namespace, store] of stores) {
					mark(namespace, store.nodeBound);
				}
			}
		},
	};

	const allOfCluster: Partial<Record<Resource, () => readonly Named[]>> = {
		namespaces: namespaces.all,
		ingressclasses: classes.all,
		nodes: nodes.all,
	};

	const policiesOf = (namespace: string) => [...(stores.get(namespace)?.networking.policies.values() ?? [])];

	/** What the policies known so far say; unknown where one of the pods is. */
	const policyBetween: PolicyBetween = (client, backend, number, protocol) => {
		const [from, to] = [client, backend].map(({namespace, name}) => stores.get(namespace)?.pods.get(name));
		if (from === undefined || to === undefined) {
			return {kind: 'unknown'};
		}

		const policies = [...new Set([client.namespace, backend.namespace])].flatMap(policiesOf);
		const listed = namespaces.all();
		// There is no cluster without a namespace: an empty list may not be read.
		return policyVerdict(from, to, number, protocol, policies, listed.length > 0 ? listed : undefined);
	};

	/** What the policies known so far say of a pod's questions to the cluster's DNS. */
	const questionsOf = ({namespace, name}: Named): ClosedQuestions | undefined => {
		const pod = stores.get(namespace)?.pods.get(name);
		const listed = namespaces.all();
		return (
			pod &&
			closedQuestions(
				pod,
				policiesOf(namespace),
				resolverPlaces.flatMap(place =>
					[...(stores.get(place.namespace)?.pods.values() ?? [])].filter(({labels}) =>
						Object.entries(place.labels).every(([key, value]) => labels[key] === value),
					),
				),
				listed.length > 0 ? listed : undefined,
			)
		);
	};

	return {
		set: {...set, ...gateways.set},

		policyBetween,

		questionsOf,

		/** Pods or templates of a namespace have come, gone or changed their labels: that concerns those a policy is about. */
		moved(namespace: string, store: NamespaceStore) {
			// Most namespaces have no policy: then nothing is gathered.
			if (store.networking.policed.size === 0) {
				return;
			}

			const now = store.neighbours();
			if (neighbours.get(store) !== now) {
				neighbours.set(store, now);
				mark(namespace, store.networking.policed);
			}
		},

		/** All that is held here of a resource; undefined for one that the namespaces hold. */
		records(resource: Resource): Iterable<Named> | undefined {
			return allOfCluster[resource]?.() ?? gateways.records(resource);
		},

		namespaces: namespaces.all,

		surroundings: () => ({
			namespaces: namespaces.all(),
			ingressClasses: classes.all(),
			nodes: nodes.all(),
			routing: gateways.around,
		}),

		missing: createMissingServices(stores, gateways),
	};
};

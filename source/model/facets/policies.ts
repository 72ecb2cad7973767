import {isShallowEqual} from '../deep-equal.ts';
import {facet} from '../facet.ts';
import {matchesSelector} from '../labels/matches-selector.ts';
import {resolverPlaces} from '../networking/dns-pods.ts';
import {closes} from '../networking/network-policy.ts';
import type {NetworkPolicy} from '../networking/networking-objects.ts';
import {isMeantFor} from '../networking/unmatched-policies.ts';
import type {Labels, Namespace, Pod} from '../objects.ts';
import type {NamespaceStore} from '../store/namespace-store.ts';
import {createServiceSets} from '../store/service-sets.ts';
import {whenRelabelled} from '../store/when-relabelled.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The NetworkPolicies of the namespace that select one of its pods, by name. */
		readonly policies: readonly NetworkPolicy[];
		/** The NetworkPolicies of the namespace that close what some pod of it sends, by name: who calls may be closed by them. */
		readonly egressPolicies: readonly NetworkPolicy[];
		/** The NetworkPolicies of the namespace that select no pods and are close matches of its pods, by name. */
		readonly idlePolicies: readonly NetworkPolicy[];
		/** Pods of the cluster's DNS, where a policy closes what pods send; [] elsewhere, and where they are not known. */
		readonly resolvers: readonly Pod[];
		/** The different labels of all pods and pod templates of the namespace; [] where no policy is about its pods or callers. */
		readonly neighbours: readonly Labels[];
		/** All namespaces, where one of the policies asks for their labels; undefined where they are not known, [] elsewhere. */
		readonly namespaces: readonly Namespace[] | undefined;
	}
}

const none: readonly never[] = [];

const empty = {
	policies: none,
	egressPolicies: none,
	idlePolicies: none,
	resolvers: none,
	neighbours: none,
	namespaces: none,
} as const;

const byName = (a: {readonly name: string}, b: {readonly name: string}) => (a.name < b.name ? -1 : 1);

const asksForNamespaces = ({ingress, egress}: NetworkPolicy) =>
	[...ingress, ...egress].some(({peers}) => peers.some(({namespaceSelector}) => namespaceSelector !== undefined));

/** The Services that select pods which one of these policies selects. */
const selectedBy = (store: NamespaceStore, ...policies: ReadonlyArray<NetworkPolicy | undefined>) =>
	store
		.neighbours()
		.filter(labels => policies.some(policy => policy && matchesSelector(policy.podSelector, labels)))
		.flatMap(labels => store.servicesSelecting(labels));

const isUnmatched = (store: NamespaceStore, {podSelector}: NetworkPolicy) =>
	!store.neighbours().some(labels => matchesSelector(podSelector, labels));

/** Policies about the Service's pods, and who else they are judged by. */
export const policies = facet({
	empty,
	from: ['pods'],
	isSame: {
		policies: isShallowEqual,
		egressPolicies: isShallowEqual,
		idlePolicies: isShallowEqual,
		resolvers: isShallowEqual,
		neighbours: Object.is,
		namespaces: Object.is,
	},
	inputs: ['networkpolicies', 'namespaces'],
	reached(view, isReached) {
		const isPoliced = view.policies.length > 0 || view.egressPolicies.length > 0;
		const namespaces = isPoliced && !isReached('namespaces') ? undefined : view.namespaces;
		return isReached('networkpolicies')
			? {namespaces}
			: {policies: none, egressPolicies: none, idlePolicies: none, namespaces};
	},
	follow({all, stores, mark}) {
		/** Services some policy is about: who else is in the namespace concerns them. */
		const policed = createServiceSets();
		/** The neighbours of each namespace when they were last looked at. */
		const seen = new Map<string, readonly Labels[]>();

		/** Pods or templates have come, gone or changed their labels. */
		const moved = (namespace: string) => {
			// Most namespaces have no policy: then nothing is gathered.
			if (policed.isEmpty(namespace)) {
				return;
			}

			const now = stores.get(namespace)!.neighbours();
			if (seen.get(namespace) !== now) {
				seen.set(namespace, now);
				mark(namespace, policed.of(namespace));
			}
		};

		return {
			changed: {
				...whenRelabelled(moved),
				namespaces() {
					for (const [namespace, names] of policed.all()) {
						mark(namespace, names);
					}
				},
				networkpolicies({namespace, previous, next}) {
					const store = stores.get(namespace)!;
					mark(namespace, selectedBy(store, previous, next));
					// Who may call concerns every Service of the namespace, and so does whom it was meant for.
					const isOfAll = (policy: NetworkPolicy | undefined) =>
						policy && (closes(policy, 'egress') || isUnmatched(store, policy));
					if ([previous, next].some(isOfAll)) {
						mark(namespace, store.services.keys());
					}
				},
			},
			forget: policed.forget,
			build(service, {pods}, {networking, neighbours}) {
				if (networking.policies.size === 0) {
					policed.put(service, false);
					return empty;
				}

				const selecting = [...networking.policies.values()]
					.filter(({podSelector}) => pods.some(({labels}) => matchesSelector(podSelector, labels)))
					.sort(byName);
				const closing = networking.closingEgress();
				const [first] = pods;
				const unmatched = first
					? networking.idle(neighbours()).filter(policy => isMeantFor(policy, first.labels))
					: none;
				const isPoliced = selecting.length > 0 || closing.length > 0;
				policed.put(service, isPoliced || unmatched.length > 0);
				// There is no cluster without a namespace: an empty list may not be read.
				const known = all('namespaces').length > 0 ? all('namespaces') : undefined;
				return {
					policies: selecting,
					egressPolicies: closing,
					idlePolicies: unmatched,
					resolvers:
						closing.length > 0
							? resolverPlaces
									.flatMap(place => stores.get(place.namespace)?.podsMatching(place.labels) ?? [])
									.sort(byName)
							: none,
					neighbours: isPoliced ? neighbours() : none,
					namespaces: [...selecting, ...closing].some(asksForNamespaces) ? known : none,
				};
			},
		};
	},
});

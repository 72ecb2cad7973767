import {closes} from '../networking/network-policy.ts';
import type {Ingress, NetworkPolicy} from '../networking/networking-objects.ts';
import {selectingNobody} from '../networking/unmatched-policies.ts';
import type {Labels} from '../objects.ts';

const none: readonly Ingress[] = [];

const byName = (a: NetworkPolicy, b: NetworkPolicy) => (a.name < b.name ? -1 : 1);

/** NetworkPolicies and Ingresses of one namespace, with the way from a Service to the Ingresses that name it; none yet. */
export const createNetworkingStore = () => {
	const policies = new Map<string, NetworkPolicy>();
	const ingresses = new Map<string, Ingress>();
	const byService = new Map<string, Map<string, Ingress>>();
	/** The policies that select none of these neighbours; they are looked for again when either changes. */
	let idle: {readonly neighbours: readonly Labels[]; readonly policies: readonly NetworkPolicy[]} | undefined;
	let closingEgress: readonly NetworkPolicy[] = [];

	return {
		policies,
		ingresses,

		setPolicy(name: string, next: NetworkPolicy | undefined) {
			if (next === undefined) {
				policies.delete(name);
			} else {
				policies.set(name, next);
			}

			idle = undefined;
			closingEgress = [...policies.values()].filter(policy => closes(policy, 'egress')).sort(byName);
		},

		/** The policies that close what the pods they select send, by name. */
		closingEgress: () => closingEgress,

		/** The policies that select none of these neighbours, by name. */
		idle(neighbours: readonly Labels[]): readonly NetworkPolicy[] {
			if (idle?.neighbours !== neighbours) {
				idle = {neighbours, policies: selectingNobody(policies.values(), neighbours).sort(byName)};
			}

			return idle.policies;
		},

		setIngress(name: string, next: Ingress | undefined) {
			for (const {service} of ingresses.get(name)?.backends ?? []) {
				const naming = byService.get(service);
				naming?.delete(name);
				if (naming?.size === 0) {
					byService.delete(service);
				}
			}

			if (next === undefined) {
				ingresses.delete(name);
				return;
			}

			ingresses.set(name, next);
			for (const {service} of next.backends) {
				const naming = byService.get(service) ?? new Map<string, Ingress>();
				naming.set(name, next);
				byService.set(service, naming);
			}
		},

		/** Names of the Services that Ingresses name, whether they exist or not. */
		backends: (): Iterable<string> => byService.keys(),

		/** The Ingresses that name a Service, by name. */
		ingressesOf: (service: string): readonly Ingress[] =>
			byService.has(service) ? [...byService.get(service)!.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) : none,
	};
};

import {type ClosedQuestions, closedQuestions, resolverPlaces} from '../networking/dns-pods.ts';
import {type PolicyBetween, type PolicyVerdict, policyVerdict} from '../networking/network-policy.ts';
import type {Namespace, Pod, ServicePort} from '../objects.ts';
import type {NamespaceStore} from './namespace-store.ts';

type Named = {readonly namespace: string; readonly name: string};

/** What policies say of one pod and another. `listed` are the namespaces that the server listed. */
export const policyQueriesIn = (stores: ReadonlyMap<string, NamespaceStore>, listed: () => readonly Namespace[]) => {
	const policiesOf = (namespace: string) => [...(stores.get(namespace)?.networking.policies.values() ?? [])];

	/** There is no cluster without a namespace: an empty list may not be read. */
	const namespaces = () => (listed().length > 0 ? listed() : undefined);

	/** What the policies known so far say; unknown where one of the pods is. */
	const policyBetween: PolicyBetween = (client, backend, number, protocol) => {
		const [from, to] = [client, backend].map(({namespace, name}) => stores.get(namespace)?.pods.get(name));
		if (from === undefined || to === undefined) {
			return {kind: 'unknown'};
		}

		const policies = [...new Set([client.namespace, backend.namespace])].flatMap(policiesOf);
		return policyVerdict(from, to, number, protocol, policies, namespaces());
	};

	return {
		policyBetween,

		/**
		 * What the policies of a backend's namespace say of a client whose own namespace is not watched. Only that they block is
		 * known: what the policies of the client's namespace let out is not.
		 */
		policyFrom(
			client: Pod,
			{namespace, name}: Named,
			number: number,
			protocol: ServicePort['protocol'],
		): PolicyVerdict {
			const to = stores.get(namespace)?.pods.get(name);
			const verdict = to && policyVerdict(client, to, number, protocol, policiesOf(namespace), namespaces());
			return verdict?.kind === 'blocked' ? verdict : {kind: 'unknown'};
		},

		/** What the policies known so far say of a pod's questions to the cluster's DNS. */
		questionsOf({namespace, name}: Named): ClosedQuestions | undefined {
			const pod = stores.get(namespace)?.pods.get(name);
			return (
				pod &&
				closedQuestions(
					pod,
					policiesOf(namespace),
					resolverPlaces.flatMap(place => stores.get(place.namespace)?.podsMatching(place.labels) ?? []),
					namespaces(),
				)
			);
		},
	};
};

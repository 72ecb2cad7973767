import type {Namespace, Pod} from '../objects.ts';
import {declaredPorts} from '../ports/ports.ts';
import {covers, isolating, isPeer, objection} from './network-policy.ts';
import type {NetworkPolicy, PolicyPeer, PolicyPort} from './networking-objects.ts';

/** Where the pods of the cluster's DNS run, and by which label they are known: everywhere, and on OpenShift. */
export const resolverPlaces = [
	{namespace: 'kube-system', labels: {'k8s-app': 'kube-dns'}},
	{namespace: 'openshift-dns', labels: {'dns.operator.openshift.io/daemonset-dns': 'default'}},
] as const;

/** DNS, and what OpenShift's pods have in its place. */
const usualPorts = [53, 5353];

/** The pod's own port for questions over UDP: the Service's may differ. */
export const questionPort = (pod: Pod): number =>
	declaredPorts(pod).find(
		({name, port, protocol}) => protocol === 'UDP' && (name === 'dns' || usualPorts.includes(port)),
	)?.port ?? 53;

const mayBeQuestion = ({protocol, port, endPort}: PolicyPort) =>
	protocol === 'UDP' &&
	(typeof port !== 'number' || usualPorts.some(usual => port === usual || (port <= usual && usual <= endPort)));

/** Whether a peer may be the cluster's DNS, of which no pod is known. */
const mayBeResolver = ({podSelector, namespaceSelector}: PolicyPeer, {namespace}: NetworkPolicy) =>
	podSelector === undefined ||
	namespaceSelector !== undefined ||
	resolverPlaces.some(place => place.namespace === namespace);

/**
 * Whether a policy may let questions to the cluster's DNS out. What can't be told counts as yes: an address may be that
 * of the DNS Service, or of a cache on the node. `resolvers` are its pods, [] where they are not known.
 */
export const letsQuestionsOut = (
	policy: NetworkPolicy,
	resolvers: readonly Pod[],
	namespaces: readonly Namespace[] | undefined,
): boolean =>
	policy.egress.some(rule => {
		const {ports, peers} = rule;
		const isAbout = (resolver: Pod) => covers(rule, questionPort(resolver), 'UDP', resolver);
		const isOnPort = ports.length === 0 || ports.some(mayBeQuestion) || resolvers.some(isAbout);
		return (
			isOnPort &&
			(peers.length === 0 ||
				peers.some(
					peer =>
						peer.ipBlock !== undefined ||
						(resolvers.length === 0
							? mayBeResolver(peer, policy)
							: resolvers.some(
									resolver => isAbout(resolver) && isPeer(peer, resolver, policy.namespace, namespaces) !== false,
								)),
				))
		);
	});

/** Policies that let no question of a pod out to the cluster's DNS, and which part of each does not. */
export type ClosedQuestions = {readonly policies: readonly string[]; readonly why: string};

/** What keeps a pod's questions from the cluster's DNS; undefined where nothing is known to. `policies` are its namespace's. */
export const closedQuestions = (
	client: Pod,
	policies: readonly NetworkPolicy[],
	resolvers: readonly Pod[],
	namespaces: readonly Namespace[] | undefined,
): ClosedQuestions | undefined => {
	const closing = isolating(policies, client, 'egress');
	if (closing.length === 0 || closing.some(policy => letsQuestionsOut(policy, resolvers, namespaces))) {
		return undefined;
	}

	const [resolver] = resolvers;
	const to = {
		number: resolver === undefined ? 53 : questionPort(resolver),
		protocol: 'UDP',
		destination: resolver ?? client,
	} as const;
	return {
		policies: closing.map(({name}) => name),
		why: closing.map(policy => objection(policy, 'egress', to)).join('; '),
	};
};

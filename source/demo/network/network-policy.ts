import type {KubernetesObject, PodObject} from '../objects/kubernetes-object.ts';
import type {NetworkPolicyObject, PolicyPeer} from '../objects/networking-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {hasLabels} from '../objects/selectors.ts';

/** Whether the NetworkPolicies of a pod's namespace let a connection from another pod in: the part of them that the demo's own ones use. */
export const isLetIn = (store: ObjectStore, pod: PodObject, from: PodObject, port: number): boolean => {
	const {namespace} = pod.metadata;
	const closing = store
		.list<NetworkPolicyObject>('networkpolicies', namespace)
		.filter(
			({spec}) =>
				spec.policyTypes.includes('Ingress') && hasLabels(pod.metadata.labels, spec.podSelector.matchLabels ?? {}),
		);
	const home = store.get<KubernetesObject>('namespaces', '', from.metadata.namespace ?? '');
	const isMeant = ({podSelector, namespaceSelector}: PolicyPeer) =>
		hasLabels(from.metadata.labels, podSelector?.matchLabels ?? {}) &&
		(namespaceSelector
			? hasLabels(home?.metadata.labels, namespaceSelector.matchLabels ?? {})
			: from.metadata.namespace === namespace);

	return (
		closing.length === 0 ||
		from.metadata.uid === pod.metadata.uid ||
		closing
			.flatMap(({spec}) => spec.ingress ?? [])
			.some(
				({from: peers, ports}) =>
					(peers === undefined || peers.some(isMeant)) &&
					(ports === undefined || ports.some(allowed => allowed.port === port)),
			)
	);
};

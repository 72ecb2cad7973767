import type {NetworkPolicyObject, PodObject} from './kubernetes-object.ts';
import type {ObjectStore} from './object-store.ts';
import {hasLabels} from './selectors.ts';

/** Whether the NetworkPolicies of a pod's namespace let a connection from another pod in: the part of them that the demo's own ones use. */
export const isLetIn = (store: ObjectStore, pod: PodObject, from: PodObject): boolean => {
	const {namespace} = pod.metadata;
	const closing = store
		.list<NetworkPolicyObject>('networkpolicies', namespace)
		.filter(
			({spec}) =>
				spec.policyTypes.includes('Ingress') && hasLabels(pod.metadata.labels, spec.podSelector.matchLabels ?? {}),
		);
	const rules = closing.flatMap(({spec}) => spec.ingress ?? []);

	return (
		closing.length === 0 ||
		from.metadata.uid === pod.metadata.uid ||
		rules.some(
			({from: peers}) =>
				peers === undefined ||
				(from.metadata.namespace === namespace &&
					peers.some(({podSelector}) => hasLabels(from.metadata.labels, podSelector.matchLabels ?? {}))),
		)
	);
};

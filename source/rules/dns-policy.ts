import {essentials} from '../model/inputs.ts';
import type {Pod} from '../model/objects.ts';
import {topOwner} from '../model/pods.ts';
import {counted} from './counted.ts';
import type {Rule} from './rule.ts';

/** Agents of the node are often made so, and seldom look for a Service. */
const isAgent = (pod: Pod) => topOwner(pod).kind === 'DaemonSet' || topOwner(pod).kind === 'Node';

export const dnsPolicy: Rule = {
	code: 'dns-policy',
	title: 'Pods on the host network do not ask the cluster DNS',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	docs: `With hostNetwork, dnsPolicy ClusterFirst (the default) means Default: the pod has its node's resolv.conf, and knows
no Service by name. What it can reach by address it can't find. For agents of the node, which seldom call a
Service, it is only a note.

By hand: kubectl exec POD -- cat /etc/resolv.conf shows the node's name servers.

Set dnsPolicy: ClusterFirstWithHostNet in the pod template.`,
	check({pods}) {
		const fallen = pods
			.filter(({isOnHostNetwork, dnsPolicy: policy}) => isOnHostNetwork && policy === 'ClusterFirst')
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [pod] = fallen;
		return (
			pod && {
				...(fallen.every(isAgent) && ({severity: 'info'} as const)),
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: `${fallen.length} of ${counted(pods.length, 'pod')} resolve names as their node does, and no Service: hostNetwork with dnsPolicy ClusterFirst`,
				evidence: [
					{path: `pod/${pod.name} spec.hostNetwork`, value: 'true'},
					{path: `pod/${pod.name} spec.dnsPolicy`, value: 'ClusterFirst'},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Use the cluster DNS',
						value: `Set dnsPolicy: ClusterFirstWithHostNet in the pod template of ${topOwner(pod).kind} ${topOwner(pod).name}.`,
						mutating: false,
					},
				],
			}
		);
	},
};

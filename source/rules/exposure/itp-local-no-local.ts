import {essentials} from '../../model/sync-status.ts';
import {nodesWithoutEndpoint} from '../lib/nodes-without-endpoints.ts';
import type {Rule} from '../rule.ts';

export const itpLocalNoLocal: Rule = {
	code: 'itp-local-no-local',
	rank: 680,
	title: 'Pods of some nodes are not let through',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'nodes', 'deployments', 'statefulsets', 'daemonsets'],
	docs: `internalTrafficPolicy: Local sends what a pod asks of the Service to pods of its own node alone. On a node without
one the packets are dropped, and clients there time out, while those on other nodes get an answer.

By hand: kubectl get pods -l SELECTOR -o wide shows the nodes that have one; curl NAME from a pod of another node.

Run a pod on every node that clients run on (a DaemonSet does), or set internalTrafficPolicy: Cluster. To prefer the
own node without depending on it, use trafficDistribution: PreferSameNode (Kubernetes 1.34 or later).`,
	check(view) {
		const {service} = view;
		const isApplied = service.isInternallyLocal && service.clusterIPs[0] !== 'None' && service.type !== 'ExternalName';
		const nodes = isApplied ? nodesWithoutEndpoint(view) : [];
		if (nodes.length === 0) {
			return undefined;
		}

		const few = nodes.length > 3 ? `${nodes.slice(0, 3).join(', ')} and ${nodes.length - 3} more` : nodes.join(', ');
		const patch = JSON.stringify({spec: {internalTrafficPolicy: 'Cluster'}});
		return {
			cause: `clients on ${few} time out: internalTrafficPolicy Local, and no ready pod there`,
			evidence: [
				{path: 'spec.internalTrafficPolicy', value: 'Local'},
				{path: 'nodes without a ready pod', value: nodes.join(', ')},
			],
			fixes: [
				{
					kind: 'command',
					label: 'Set internalTrafficPolicy: Cluster',
					argv: ['kubectl', '-n', service.namespace, 'patch', 'service', service.name, '--type=merge', '-p', patch],
					mutating: true,
				},
			],
		};
	},
};

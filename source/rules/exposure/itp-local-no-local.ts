import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {nodesWithoutEndpoint} from '../lib/nodes-without-endpoints.ts';
import type {Rule} from '../rule.ts';

export const itpLocalNoLocal: Rule = {
	code: 'itp-local-no-local',
	rank: 680,
	title: 'internalTrafficPolicy Local drops traffic on some nodes',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'nodes', 'deployments', 'statefulsets', 'daemonsets'],
	docs: `internalTrafficPolicy: Local forwards the connections of a pod to endpoints on its own node only. On a node without
one they are dropped and clients time out, while clients on other nodes get an answer.

Check: kubectl get pods -l SELECTOR -o wide shows the nodes that have one; curl NAME from a pod of another node.

Fix: Run a pod on every node that clients run on (a DaemonSet does), or set internalTrafficPolicy: Cluster. To prefer
the own node without depending on it, use trafficDistribution: PreferSameNode (Kubernetes 1.34 or later).`,
	check(view) {
		const {service} = view;
		const isApplied = service.isInternallyLocal && service.clusterIPs[0] !== 'None' && service.type !== 'ExternalName';
		const nodes = isApplied ? nodesWithoutEndpoint(view) : [];
		if (nodes.length === 0) {
			return undefined;
		}

		const few = nodes.length > 3 ? `${nodes.slice(0, 2).join(', ')} and ${nodes.length - 2} more` : nodes.join(', ');
		const patch = JSON.stringify({spec: {internalTrafficPolicy: 'Cluster'}});
		return {
			cause: causeText`times out from ${few}: internalTrafficPolicy Local`,
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

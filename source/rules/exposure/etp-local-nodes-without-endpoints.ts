import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {nodesWithoutEndpoint} from '../lib/nodes-without-endpoints.ts';
import type {Rule} from '../rule.ts';

export const etpLocalNodesWithoutEndpoints: Rule = {
	code: 'etp-local-nodes-without-endpoints',
	rank: 670,
	title: 'externalTrafficPolicy Local drops traffic on some nodes',
	severity: 'warning',
	confidence: 'certain',
	inputs: [...essentials, 'nodes', 'deployments', 'statefulsets', 'daemonsets'],
	docs: `externalTrafficPolicy: Local keeps the client's address, and forwards traffic that arrives at a node to pods of that
node only. A node without one drops it: connections time out. A load balancer that checks the nodes' health skips
such nodes; clients of a NodePort choose the node themselves.

Check: kubectl get pods -l SELECTOR -o wide shows the nodes that have one; curl each node's address at the port.

Fix: Run a pod on every node that is called (a DaemonSet does), or set externalTrafficPolicy: Cluster.`,
	check(view) {
		const {service} = view;
		const isBalanced = service.type === 'LoadBalancer';
		const nodes =
			service.isExternallyLocal && (isBalanced || service.type === 'NodePort') ? nodesWithoutEndpoint(view) : [];
		const port = service.ports.find(({nodePort}) => nodePort > 0);
		if (nodes.length === 0 || port === undefined) {
			return undefined;
		}

		const few = nodes.length > 3 ? `${nodes.slice(0, 2).join(', ')} and ${nodes.length - 2} more` : nodes.join(', ');
		const patch = JSON.stringify({spec: {externalTrafficPolicy: 'Cluster'}});
		return {
			severity: isBalanced ? 'info' : 'warning',
			cause: causeText`NodePort ${port.nodePort} drops on ${few}: externalTrafficPolicy Local`,
			evidence: [
				{path: 'spec.externalTrafficPolicy', value: 'Local'},
				{path: 'nodes without a ready pod', value: nodes.join(', ')},
			],
			fixes: [
				{
					kind: 'command',
					label: 'Set externalTrafficPolicy: Cluster (pods no longer see the client IP)',
					argv: ['kubectl', '-n', service.namespace, 'patch', 'service', service.name, '--type=merge', '-p', patch],
					mutating: true,
				},
			],
		};
	},
};

import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const lbPortError: Rule = {
	code: 'lb-port-error',
	rank: 650,
	title: 'LoadBalancer port error',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	docs: `A load balancer's controller reports for each port what it could not do, in status.loadBalancer.ingress[].ports[].
The port is closed from outside, while the others and the inside of the cluster work. Mostly it mixes TCP and UDP,
which this load balancer can't.

Check: kubectl get service NAME -o jsonpath='{.status.loadBalancer.ingress}', and the events of kubectl describe
service NAME.

Fix: Put the ports of each protocol in a Service of their own, or ask the provider what the error means.`,
	check({service: {type, loadBalancerErrors, namespace, name}}) {
		if (type !== 'LoadBalancer' || loadBalancerErrors === undefined) {
			return undefined;
		}

		return loadBalancerErrors.map(({port, protocol, error}) => ({
			port,
			cause: causeText`LoadBalancer port ${port}/${protocol}: ${error}`,
			evidence: [{path: `status.loadBalancer.ingress[].ports[${port}/${protocol}].error`, value: error}],
			fixes: [
				{
					kind: 'command',
					label: 'Check the Service events',
					argv: ['kubectl', '-n', namespace, 'describe', 'service', name],
					mutating: false,
				},
			],
		}));
	},
};

import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule, RuleResult} from '../rule.ts';

export const ingressControllerEmpty: Rule = {
	code: 'ingress-controller-empty',
	rank: 745,
	title: 'Ingress controller has no ready pods',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'ingresses'],
	docs: `The address in the status of an Ingress is that of a Service of type LoadBalancer, and this Service has no ready
endpoint: the pods of the controller are gone, not ready, or scaled to 0. Nothing that comes in by the address gets an
answer. The Service itself has a finding that tells why.

Check: kubectl -n NAMESPACE get service,pods of the controller; svctop trace ingress/NAME.

Fix: Get the controller's pods ready. Where the Ingress is served elsewhere by now, its old controller no longer
corrects the status: the new one has to write its own address.`,
	check({service: {namespace}, emptyEntries}) {
		return emptyEntries.map(
			({ingress, address, service}): RuleResult => ({
				subject: {kind: 'Ingress', namespace, name: ingress},
				cause: causeText`controller Service ${service} has no ready endpoints (Ingress ${ingress})`,
				evidence: [
					{path: `ingress/${ingress} status.loadBalancer.ingress`, value: address},
					{path: `service ${service} usable endpoints`, value: '0'},
				],
				fixes: [
					{
						kind: 'command',
						label: "Check the controller's pods",
						argv: ['kubectl', '-n', service.split('/')[0]!, 'get', 'pods', '-o', 'wide'],
						mutating: false,
					},
				],
			}),
		);
	},
};

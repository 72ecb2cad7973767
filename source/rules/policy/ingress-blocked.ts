import {essentials} from '../../model/sync-status.ts';
import {blockedPorts} from '../lib/blocked-ports.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const ingressBlocked: Rule = {
	code: 'ingress-blocked',
	rank: 850,
	title: 'NetworkPolicy blocks all ingress',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	causes: ['probes-mask-policy'],
	docs: `A pod that a NetworkPolicy selects takes only connections that some rule of some policy allows; all others are
dropped, and time out. Here no pod of the namespace that is no backend itself, no other namespace and no address
is allowed. The kubelet's probes always pass, so the pods are still Ready.

Check: kubectl get networkpolicy, then kubectl describe networkpolicy NAME for each that selects the pods.

Fix: Add a rule for the client pods. Its ports are the pod ports (targetPort), not the Service's. Whether policies are
enforced depends on the network plugin: only a probe from the client shows it.`,
	check(view) {
		return blockedPorts(view).map(({port, number, pods, policies, why, isPartial}) => ({
			...(isPartial && ({severity: 'info', confidence: 'hint'} as const)),
			port: port.port,
			subject: {kind: 'NetworkPolicy', namespace: view.service.namespace, name: policies[0]!},
			cause: causeText`port ${number} blocked: NetworkPolicy ${why}`,
			evidence: [
				{path: `pod/${pods[0].name} selected by networkpolicy`, value: policies.join(', ')},
				{path: 'spec.ports[].targetPort', value: String(port.targetPort)},
			],
			fixes: [
				{
					kind: 'command',
					label: 'Check the NetworkPolicy',
					argv: ['kubectl', '-n', view.service.namespace, 'describe', 'networkpolicy', ...policies],
					mutating: false,
				},
				{
					kind: 'text',
					label: 'Allow the clients',
					value: `Add an ingress rule for the clients' labels and port ${number}/${port.protocol}, the pod's own port, to ${policies.join(' or ')}.`,
					mutating: false,
				},
			],
		}));
	},
};

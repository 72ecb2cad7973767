import {covers, isolating} from '../../model/networking/network-policy.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const servicePortInPolicy: Rule = {
	code: 'service-port-in-policy',
	rank: 840,
	title: 'NetworkPolicy uses the Service port',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'warning',
	causes: ['ingress-blocked', 'probes-mask-policy'],
	docs: `A NetworkPolicy is applied to packets as the pod sees them, after the Service's port has become the pod's. A rule
that names the Service's port therefore allows a port on which nothing arrives, and what does arrive is dropped.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}' against kubectl describe networkpolicy NAME.

Fix: Put the targetPort, or the container port's name, into the policy.`,
	check({service, pods, policies}) {
		const eligible = eligiblePods({pods});
		return service.ports.flatMap(({port, targetPort, protocol, ...more}) => {
			for (const pod of eligible) {
				const number = resolvePort(pod, {port, targetPort, protocol, ...more});
				const closing = isolating(policies, pod, 'ingress');
				const rules = closing.flatMap(({ingress}) => ingress);
				const naming = closing.find(({ingress}) =>
					ingress.some(({ports}) => ports.some(each => each.port === port && each.protocol === protocol)),
				);
				if (
					naming === undefined ||
					number === undefined ||
					number === port ||
					rules.some(rule => covers(rule, number, protocol, pod))
				) {
					continue;
				}

				return {
					port,
					subject: {kind: 'NetworkPolicy', namespace: naming.namespace, name: naming.name},
					cause: causeText`NetworkPolicy port ${port} is the Service port, pods use ${number} (${naming.name})`,
					evidence: [
						{path: `networkpolicy/${naming.name} spec.ingress[].ports[].port`, value: String(port)},
						{path: 'spec.ports[].targetPort', value: String(targetPort)},
					],
					fixes: [
						{
							kind: 'text',
							label: 'Use the pod port',
							value: `In networkpolicy ${naming.name}, allow the pod port ${number}: policies never see the Service port ${port}.`,
							mutating: false,
						} as const,
					],
				};
			}

			return [];
		});
	},
};

import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Service} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {addressIn} from '../lib/external-host.ts';
import type {Rule} from '../rule.ts';

/**
 * The primary family of an existing Service cannot be changed; the secondary one goes with its ClusterIP when the policy
 * becomes SingleStack (Kubernetes documentation, IPv4/IPv6 dual-stack, spec.ipFamilies).
 */
const familyFix = ({namespace, name}: Service, isPrimary: boolean, served: string): Fix => {
	if (isPrimary) {
		const value = `The primary IP family of an existing Service cannot be changed: delete Service ${name} and create it again with ipFamilies: [${served}].`;
		return {kind: 'text', label: 'Recreate the Service', value, mutating: false};
	}

	return {
		kind: 'command',
		label: `Set ipFamilyPolicy: SingleStack (keeps ${served} alone)`,
		argv: [
			...['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p'],
			JSON.stringify({spec: {ipFamilyPolicy: 'SingleStack'}}),
		],
		mutating: true,
	};
};

export const familyUnserved: Rule = {
	code: 'family-unserved',
	rank: 380,
	title: 'IP family has no endpoints',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	docs: `A dual-stack Service has a ClusterIP of each family, IPv4 and IPv6, and each needs pods with an IP of the same family.
Where no pod has one, connections to that ClusterIP are refused, and clients that prefer the family fail.

Check: kubectl get service NAME -o jsonpath='{.spec.clusterIPs}' against
kubectl get pods -o custom-columns=NAME:.metadata.name,IPS:.status.podIPs[*].ip.

Fix: Give the cluster's pods both families. Or drop the second family: ipFamilyPolicy: SingleStack keeps the first of
spec.ipFamilies. The first one, the primary family, cannot be changed: where the pods lack that one, delete the Service
and create it again with the family that they have.`,
	check({service, pods}) {
		const eligible = eligiblePods({pods});
		if (!isSelecting(service) || eligible.length === 0) {
			return undefined;
		}

		const served = new Set(eligible.flatMap(({ips}) => ips.map(ip => addressIn(ip)?.family)));
		return service.clusterIPs.flatMap((address, index) => {
			const family = addressIn(address)?.family;
			return family === undefined || served.has(family)
				? []
				: [
						{
							cause: causeText`no ${family} endpoints: ClusterIP ${address} refuses connections`,
							evidence: [
								{path: `spec.clusterIPs[${index}]`, value: address},
								{
									path: `pod/${eligible.map(({name}) => name).sort()[0]} status.podIPs`,
									value: [...served].join(', '),
								},
							],
							fixes: [
								familyFix(service, index === 0, [...served].join(', ')),
								{
									kind: 'text',
									label: `Enable ${family} for the pods`,
									value: `Enable ${family} in the network plugin of the cluster, and restart the pods.`,
									mutating: false,
								},
							],
						} as const,
					];
		});
	},
};

import {eligiblePods} from '../model/eligible-pods.ts';
import {essentials} from '../model/inputs.ts';
import {addressIn} from './external-host.ts';
import {isSelecting} from './is-selecting.ts';
import type {Rule} from './rule.ts';

export const familyUnserved: Rule = {
	code: 'family-unserved',
	title: 'No pod has an address of one IP family',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	docs: `A dual-stack Service has an address of each family, IPv4 and IPv6, and each needs pods with an address of the same
family. Where no pod has one, connections to that address are refused, and clients that prefer the family fail.

By hand: kubectl get service NAME -o jsonpath='{.spec.clusterIPs}' against
kubectl get pods -o custom-columns=NAME:.metadata.name,IPS:.status.podIPs[*].ip.

Give the cluster's pods both families, or set ipFamilyPolicy: SingleStack with the family that the pods have.`,
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
							cause: `no pod has an ${family} address: ${address} refuses connections`,
							evidence: [
								{path: `spec.clusterIPs[${index}]`, value: address},
								{
									path: `pod/${eligible.map(({name}) => name).sort()[0]} status.podIPs`,
									value: [...served].join(', '),
								},
							],
							fixes: [
								{
									kind: 'text',
									label: 'Fix the IP families',
									value: `Give the pods ${family} addresses, or set ipFamilyPolicy: SingleStack and ipFamilies: [${[...served].join()}].`,
									mutating: false,
								},
							],
						} as const,
					];
		});
	},
};

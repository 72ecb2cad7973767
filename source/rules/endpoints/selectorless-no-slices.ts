import {essentials} from '../../model/sync-status.ts';
import {endpointSliceManifest} from '../lib/fixes/endpoint-slice-manifest.ts';
import type {Rule} from '../rule.ts';

export const selectorlessNoSlices: Rule = {
	code: 'selectorless-no-slices',
	rank: 490,
	title: 'No selector and no EndpointSlice',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	saysAbsence: true,
	docs: `Without a selector no controller looks for pods: the EndpointSlices of such a Service are created manually or by
another controller. While there is none, connections are refused.

Check: kubectl get service NAME -o jsonpath='{.spec.selector}' is empty, and
kubectl get endpointslices -l kubernetes.io/service-name=NAME finds nothing.

Fix: Give the Service a selector where pods are meant. For something outside the cluster write an EndpointSlice with the
label kubernetes.io/service-name: NAME, and ports of the same names as the Service's.`,
	check({service, slices}) {
		const {type, selector, clusterIPs, loadBalancerClass, namespace, name} = service;
		// A headless Service may be there for its name alone, and a load balancer of its own class may know its backends.
		const isSpecial = type === 'ExternalName' || clusterIPs[0] === 'None' || loadBalancerClass !== '';
		if (isSpecial || Object.keys(selector).length > 0 || slices.length > 0) {
			return undefined;
		}

		const isIPv6 = clusterIPs[0]?.includes(':');
		const example = isIPv6
			? ({value: '2001:db8::10', family: 'IPv6'} as const)
			: ({value: '192.0.2.10', family: 'IPv4'} as const);
		return {
			cause: 'no selector and no EndpointSlice: no endpoints',
			evidence: [
				{path: 'spec.selector', value: '{}'},
				{path: `endpointslices with kubernetes.io/service-name=${name}`, value: 'none'},
			],
			fixes: [
				{
					kind: 'yaml',
					label: `Create its EndpointSlice, with your address for ${example.value}`,
					value: endpointSliceManifest(service, example),
					mutating: true,
				},
				{
					kind: 'text',
					label: 'Add a selector',
					value: `Where pods of ${namespace} are meant, give the Service a selector that has their labels.`,
					mutating: false,
				},
			],
		};
	},
};

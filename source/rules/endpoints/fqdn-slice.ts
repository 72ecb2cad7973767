import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const fqdnSlice: Rule = {
	code: 'fqdn-slice',
	rank: 500,
	title: 'EndpointSlice of type FQDN is ignored',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `An EndpointSlice of addressType FQDN is accepted and means nothing: kube-proxy and cluster DNS ignore it, and the
type is deprecated. Nothing is sent to the names it holds.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME shows FQDN in its second column.

Fix: Write the addresses in a slice of addressType IPv4 or IPv6, or make the Service an ExternalName of that name.`,
	check({service, slices}) {
		const [slice] = slices
			.filter(({addressType}) => addressType === 'FQDN')
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const host = slice?.endpoints[0]?.address;
		if (slice === undefined || host === undefined || service.type === 'ExternalName') {
			return undefined;
		}

		return {
			subject: {kind: 'EndpointSlice', namespace: slice.namespace, name: slice.name},
			cause: causeText`addressType FQDN is ignored: ${slice.name} (${host})`,
			evidence: [
				{path: `endpointslice/${slice.name} addressType`, value: 'FQDN'},
				{path: `endpointslice/${slice.name} endpoints[0].addresses[0]`, value: host},
			],
			fixes: [
				{
					kind: 'text',
					label: 'Use addresses or an ExternalName',
					value: `Put the IP addresses of ${host} into a slice of addressType IPv4 or IPv6. If clients can use the ports of ${host} itself, ${service.name} can be an ExternalName of it: that ignores ports.`,
					mutating: false,
				},
			],
		};
	},
};

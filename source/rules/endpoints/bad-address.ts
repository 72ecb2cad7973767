import {essentials} from '../../model/sync-status.ts';
import {isOfCluster} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const badAddress: Rule = {
	code: 'bad-address',
	rank: 470,
	title: "Endpoint is another Service's address",
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `The address of a Service is translated where a connection begins, once. An endpoint that is such an address itself
is not translated again: packets go to an address that nobody has, and the client is refused or waits in vain
(Kubernetes documentation, Services without selectors).

By hand: kubectl get endpointslices -l kubernetes.io/service-name=NAME shows the addresses; compare them with
kubectl get services -A.

Write the addresses of what is behind the other Service, or make this one an ExternalName of it.`,
	check({service, slices, borrowed}) {
		const [first] = borrowed;
		const slice = slices.find(({name}) => name === first?.slice);
		if (first === undefined || slice === undefined) {
			return undefined;
		}

		const all = slices.flatMap(({endpoints}) => endpoints).length;
		const [namespace = '', name = ''] = first.service.split('/');
		const ofAll = all === 1 ? 'its endpoint' : `${borrowed.length} of ${all} endpoints`;
		return {
			// What other endpoints there are takes its share of the requests.
			...(borrowed.length < all && ({severity: 'warning'} as const)),
			subject: {kind: 'EndpointSlice', namespace: service.namespace, name: slice.name},
			cause: `${ofAll} ${borrowed.length === 1 ? 'is' : 'are'} the address of a Service (${first.address}, ${first.service}): not translated twice`,
			evidence: borrowed.map(each => ({
				path: `endpointslice/${each.slice} endpoints[].addresses[0]`,
				value: `${each.address}, spec.clusterIP of ${each.service}`,
			})),
			fixes: [
				{
					kind: 'text',
					label: `Use the endpoints of ${name}`,
					value: `Give ${isOfCluster(slice) ? 'the Endpoints' : `EndpointSlice ${slice.name}`} the addresses of the pods of ${first.service}, or make ${service.name} an ExternalName of ${name}.${namespace}.svc.cluster.local, if clients can use the ports of ${name}: an ExternalName maps no ports.`,
					mutating: false,
				},
			],
		};
	},
};

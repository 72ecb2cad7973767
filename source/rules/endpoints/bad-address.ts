import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {isOfCluster} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const badAddress: Rule = {
	code: 'bad-address',
	rank: 470,
	title: 'Endpoint is a ClusterIP',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `kube-proxy forwards a ClusterIP to an endpoint once, where the connection starts, and does not forward to another
ClusterIP. An endpoint that is a ClusterIP is an address that no pod has: connections are refused or time out
(Kubernetes documentation, Services without selectors).

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME shows the addresses; compare them with
kubectl get services -A.

Fix: Use the endpoint addresses of the other Service, or make this one an ExternalName of it.`,
	check({service, slices, borrowed}) {
		const [first] = borrowed;
		const slice = slices.find(({name}) => name === first?.slice);
		if (first === undefined || slice === undefined) {
			return undefined;
		}

		const all = slices.flatMap(({endpoints}) => endpoints).length;
		const [namespace = '', name = ''] = first.service.split('/');
		return {
			// Other endpoints serve their share of the requests.
			...(borrowed.length < all && ({severity: 'warning'} as const)),
			subject: {kind: 'EndpointSlice', namespace: service.namespace, name: slice.name},
			cause: causeText`endpoint ${first.address} is the ClusterIP of ${first.service}: unreachable${borrowed.length < all ? ` (${borrowed.length}/${all})` : ''}`,
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

import {endpointslices} from '../kubernetes/kinds/endpointslices.ts';
import {manualEndpoints} from '../kubernetes/objects/manual-endpoints.ts';
import {type Json, list, object, text} from '../kubernetes/wire/json.ts';
import {inNamespace, nameOf, type Take} from './collected.ts';

/** The slice that the cluster makes of one subset (kubernetes pkg/controller/endpointslicemirroring). */
const sliceOf = (subset: Json, name: string, namespace: string) => {
	const {addresses, notReadyAddresses, ports} = object(subset);
	const endpoints = [...list(addresses), ...list(notReadyAddresses)].map(address => ({
		addresses: [text(object(address).ip)],
	}));
	return endpointslices.fromJson({
		metadata: {
			name,
			namespace,
			labels: {
				'kubernetes.io/service-name': name,
				'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
			},
		},
		addressType: endpoints[0]?.addresses[0]?.includes(':') ? 'IPv6' : 'IPv4',
		ports,
		endpoints,
	});
};

/** Reads v1 Endpoints, and what a cluster makes of them for a Service without a selector. */
export const takeEndpoints: Take = (value, namespace, into) => {
	const endpoints = manualEndpoints(inNamespace(value, namespace));
	const isMirrored = !endpoints.isSkipped && !endpoints.isLeader;
	const subsets = isMirrored ? list(object(value).subsets) : [];
	into.endpoints.push({
		namespace,
		endpoints,
		slices: subsets.map(subset => sliceOf(subset, nameOf(value), namespace)),
	});
};

import {byAddress} from '../../model/networking/address-order.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {hasAddresses} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const notServingButReady: Rule = {
	code: 'not-serving-but-ready',
	rank: 980,
	title: 'Endpoint is ready but not serving',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	docs: `An endpoint has two conditions: ready, which decides whether it gets traffic, and serving, which says whether it could
answer. Ready without serving is what publishNotReadyAddresses makes; without that, the writer of the EndpointSlice
contradicts itself.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME -o yaml, under conditions.

Fix: Correct the conditions in a manually created slice.`,
	check({service, slices}) {
		if (service.publishNotReadyAddresses || service.type === 'ExternalName') {
			return undefined;
		}

		const [first, ...others] = byAddress(
			slices
				.filter(hasAddresses)
				.flatMap(({name, endpoints}) =>
					endpoints.filter(({ready, serving}) => ready && !serving).map(({address}) => ({slice: name, address})),
				),
		);
		return (
			first && {
				subject: {kind: 'EndpointSlice', namespace: service.namespace, name: first.slice},
				cause: causeText`endpoint ${first.address}: ready=true, serving=false${others.length > 0 ? ` (${others.length + 1} endpoints)` : ''}`,
				evidence: [
					{path: `endpointslice/${first.slice} endpoints[${first.address}].conditions`, value: 'ready, not serving'},
				],
				fixes: [],
			}
		);
	},
};

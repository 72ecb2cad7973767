import {essentials} from '../../model/sync-status.ts';
import {plural} from '../lib/plural.ts';
import {hasAddresses, isFromSelector} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const frozenSlices: Rule = {
	code: 'frozen-slices',
	rank: 460,
	title: 'Stale EndpointSlices: selector was removed',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	docs: `When the selector of a Service is removed, the controller leaves the EndpointSlices it has made as they are, and
never touches them again: traffic keeps going to the pods of that moment, and fails as they are replaced. Manually
created slices are used beside them.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME -o yaml shows the label
endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io, although the Service has no selector.

Fix: Restore the selector, or delete these slices.`,
	check({service, slices}) {
		// Nothing is sent to the slices of an ExternalName.
		if (service.type === 'ExternalName' || Object.keys(service.selector).length > 0) {
			return undefined;
		}

		const frozen = slices
			.filter(slice => isFromSelector(slice) && hasAddresses(slice))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [first] = frozen;
		if (first === undefined) {
			return undefined;
		}

		const addresses = frozen.flatMap(({endpoints}) => endpoints).length;
		return {
			subject: {kind: 'EndpointSlice', namespace: first.namespace, name: first.name},
			cause: `selector removed: ${plural(addresses, 'stale endpoint')} still ${addresses === 1 ? 'gets' : 'get'} traffic`,
			evidence: [
				{path: 'spec.selector', value: '{}'},
				...frozen.map(({name, manager}) => ({path: `endpointslice/${name} managed-by`, value: manager})),
			],
			fixes: [
				{
					kind: 'command',
					label: 'Delete the stale EndpointSlices, if nothing should use them',
					argv: ['kubectl', '-n', service.namespace, 'delete', 'endpointslice', ...frozen.map(({name}) => name)],
					mutating: true,
				},
				{
					kind: 'text',
					label: 'Restore the selector, if pods should serve',
					value: `Give ${service.name} its selector back: the controller then keeps these EndpointSlices up to date again.`,
					mutating: false,
				},
			],
		};
	},
};

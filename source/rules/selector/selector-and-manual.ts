import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {hasAddresses, isByHand} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const selectorAndManual: Rule = {
	code: 'selector-and-manual',
	rank: 540,
	title: 'Manual EndpointSlice next to a selector',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `All EndpointSlices with the label of a Service count, whatever created them. With a selector and a manually created
slice traffic goes to both, and no controller removes a manual endpoint that no longer answers.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME --show-labels and look at
endpointslice.kubernetes.io/managed-by: it is endpointslice-controller.k8s.io for those of the selector.

Fix: Delete the manual slice, or remove the selector (and then delete the slices it has left).`,
	check({service, slices}) {
		if (!isSelecting(service)) {
			return undefined;
		}

		const [slice] = slices
			.filter(each => hasAddresses(each) && isByHand(each))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		return (
			slice && {
				subject: {kind: 'EndpointSlice', namespace: slice.namespace, name: slice.name},
				cause: causeText`manual EndpointSlice ${slice.name} also gets traffic`,
				evidence: [
					{path: `endpointslice/${slice.name} managed-by`, value: slice.manager || 'not set'},
					{
						path: `endpointslice/${slice.name} endpoints`,
						value: slice.endpoints.map(({address}) => address).join(', '),
					},
				],
				fixes: [
					{
						kind: 'command',
						label: 'Check the EndpointSlice',
						argv: ['kubectl', '-n', slice.namespace, 'get', 'endpointslice', slice.name, '-o', 'yaml'],
						mutating: false,
					},
					{
						kind: 'command',
						label: 'Delete it, if its addresses should get no traffic',
						argv: ['kubectl', '-n', slice.namespace, 'delete', 'endpointslice', slice.name],
						mutating: true,
					},
				],
			}
		);
	},
};

import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {hasAddresses, isByHand, isOfCluster} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const foreignManager: Rule = {
	code: 'foreign-manager',
	rank: 990,
	title: 'Endpoints are managed by another controller',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	docs: `The label endpointslice.kubernetes.io/managed-by of an EndpointSlice names who writes it. Where it is neither of the
two controllers of Kubernetes, the addresses follow what that program knows, not the pods of this namespace: one
that joins clusters puts in those of another cluster.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME --show-labels.

Fix: None needed. Where an address is wrong, check the program that the label names.`,
	check({service, slices}) {
		const [slice] = slices
			.filter(each => each.manager !== '' && !isOfCluster(each) && hasAddresses(each))
			// A manual slice next to a selector is a finding of its own.
			.filter(each => !(isSelecting(service) && isByHand(each)))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		return (
			slice && {
				subject: {kind: 'EndpointSlice', namespace: slice.namespace, name: slice.name},
				cause: causeText`endpoints managed by ${slice.manager} (${slice.name})`,
				evidence: [{path: `endpointslice/${slice.name} managed-by`, value: slice.manager}],
				fixes: [],
			}
		);
	},
};

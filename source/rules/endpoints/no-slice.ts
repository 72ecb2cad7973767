import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {sliceSettleMs} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const noSlice: Rule = {
	code: 'no-slice',
	rank: 510,
	title: 'Service has no EndpointSlice at all',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	settleMs: sliceSettleMs,
	docs: `For a Service with a selector the controller writes an EndpointSlice at once, an empty one where no pod is ready.
Where there is none, nobody tells kube-proxy and DNS about the pods: the controller does not run, or its writes are
refused by a quota or an admission webhook.

By hand: kubectl get endpointslices -l kubernetes.io/service-name=NAME finds nothing; kubectl describe service NAME
quotes the controller in its events; kubectl -n kube-system get lease kube-controller-manager shows whether it reports.

Mend the controller manager, or what refuses its writes.`,
	check({service, pods, slices}) {
		// A selector that matches nothing is the fault to mend first.
		if (!isSelecting(service) || pods.length === 0 || slices.length > 0) {
			return undefined;
		}

		return {
			cause: 'no EndpointSlice: the controller has written none for it',
			evidence: [{path: `endpointslices -l kubernetes.io/service-name=${service.name}`, value: 'none'}],
			fixes: [
				{
					kind: 'command',
					label: 'Check the Service events',
					argv: ['kubectl', '-n', service.namespace, 'describe', 'service', service.name],
					mutating: false,
				},
				{
					kind: 'command',
					label: 'Check the controller lease',
					argv: ['kubectl', '-n', 'kube-system', 'get', 'lease', 'kube-controller-manager'],
					mutating: false,
				},
			],
		};
	},
};

import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {sliceSettleMs} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

export const noSlice: Rule = {
	code: 'no-slice',
	rank: 510,
	title: 'EndpointSlice was never created',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	settleMs: sliceSettleMs,
	docs: `For a Service with a selector the controller creates an EndpointSlice at once, an empty one where no pod is ready.
Without one kube-proxy and DNS know no endpoints: the controller does not run, or its writes are
refused by a quota or an admission webhook.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME finds nothing; kubectl describe service NAME
quotes the controller in its events; kubectl -n kube-system get lease kube-controller-manager shows whether it reports.

Fix: Restore the controller manager, or remove what refuses its writes.`,
	check({service, pods, slices}) {
		// A selector that matches no pods is the fault to fix first.
		if (!isSelecting(service) || pods.length === 0 || slices.length > 0) {
			return undefined;
		}

		return {
			cause: 'no EndpointSlice: the controller has not created one',
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

import {isSelecting} from '../../model/labels/is-selecting.ts';
import {byAddress} from '../../model/networking/address-order.ts';
import type {Endpoint, Pod} from '../../model/objects.ts';
import {isReady, isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {plural} from '../lib/plural.ts';
import {isFromSelector, sliceSettleMs} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

/** What is wrong with a ready endpoint of a pod; undefined where the pod is as the slice says. */
const faultOf = ({address, pod}: Endpoint, backing: Pod | undefined, isPublishedEarly: boolean): string | undefined => {
	if (backing === undefined) {
		return `pod ${pod} is gone or no longer selected`;
	}

	if (!backing.ips.includes(address)) {
		return `pod ${pod} has another address now`;
	}

	return !isPublishedEarly && (!isReady(backing) || isTerminating(backing)) ? `pod ${pod} is not ready` : undefined;
};

export const sliceStaleExtra: Rule = {
	code: 'slice-stale-extra',
	rank: 520,
	title: 'EndpointSlice holds an address that should be out of it',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	settleMs: sliceSettleMs,
	docs: `The EndpointSlice controller takes the address of a pod out when the pod goes, or is no longer ready. Where it stays,
a share of the connections goes to nobody: the controller lags behind, or does not run.

By hand: kubectl get endpointslices -l kubernetes.io/service-name=NAME -o yaml against kubectl get pods -o wide;
kubectl -n kube-system get lease kube-controller-manager shows whether the controllers still report.

Mend the controller manager (its log says what it cannot do). A slice that is deleted is written anew.`,
	check({service, pods, slices}) {
		// A selector that matches nothing is the fault to mend first.
		if (!isSelecting(service) || pods.length === 0) {
			return undefined;
		}

		const byUid = new Map(pods.map(pod => [pod.uid, pod]));
		const stale = byAddress(
			slices
				.filter(isFromSelector)
				.flatMap(slice =>
					slice.endpoints
						.filter(({ready, podUid}) => ready && podUid !== '')
						.map(endpoint => ({
							slice: slice.name,
							address: endpoint.address,
							fault: faultOf(endpoint, byUid.get(endpoint.podUid), service.publishNotReadyAddresses),
						})),
				)
				.filter(({fault}) => fault !== undefined),
		);
		const [first] = stale;
		if (first === undefined) {
			return undefined;
		}

		return {
			subject: {kind: 'EndpointSlice', namespace: service.namespace, name: first.slice},
			cause: `${plural(stale.length, 'stale endpoint')} still in use: ${first.address}, but ${first.fault}`,
			evidence: stale.slice(0, 5).map(({slice, address, fault}) => ({
				path: `endpointslice/${slice} endpoints[${address}]`,
				value: `ready, but ${fault}`,
			})),
			fixes: [
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

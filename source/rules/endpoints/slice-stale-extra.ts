import {isSelecting} from '../../model/labels/is-selecting.ts';
import {byAddress} from '../../model/networking/address-order.ts';
import type {Endpoint, Pod} from '../../model/objects.ts';
import {isReady, isTerminating} from '../../model/pods/pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import {isFromSelector, sliceSettleMs} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

/** What is wrong with a ready endpoint of a pod; undefined where the pod is as the slice says. */
const faultOf = ({address, pod}: Endpoint, backing: Pod | undefined, isPublishedEarly: boolean): string | undefined => {
	if (backing === undefined) {
		return `pod ${shortPodName(pod)} is gone or not selected`;
	}

	if (!backing.ips.includes(address)) {
		return `pod ${shortPodName(pod)} has another IP`;
	}

	return !isPublishedEarly && (!isReady(backing) || isTerminating(backing))
		? `pod ${shortPodName(pod)} is not ready`
		: undefined;
};

export const sliceStaleExtra: Rule = {
	code: 'slice-stale-extra',
	rank: 520,
	title: 'Stale address in EndpointSlice',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	settleMs: sliceSettleMs,
	docs: `The EndpointSlice controller takes the address of a pod out when the pod goes, or is no longer ready. Where it stays,
a share of the connections fails: the controller lags behind, or does not run.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME -o yaml against kubectl get pods -o wide;
kubectl -n kube-system get lease kube-controller-manager shows whether the controllers still report.

Fix: Restore the controller manager (its logs report what it cannot do). A slice that is deleted is created again.`,
	check({service, pods, slices}) {
		// A selector that matches no pods is the fault to fix first.
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
			cause: causeText`stale endpoint ${first.address}: ${first.fault!} (${stale.length} in total)`,
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

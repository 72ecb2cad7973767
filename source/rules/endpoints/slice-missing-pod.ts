import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Pod, Service} from '../../model/objects.ts';
import {isEligible, isReady, isTerminating} from '../../model/pods/pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {addressIn} from '../lib/external-host.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import {isFromSelector, sliceSettleMs} from '../lib/slice-manager.ts';
import type {Rule} from '../rule.ts';

/** Whether the controller publishes it as ready (endpointslice utils.go podToEndpoint), on one port at least. */
const isExpected = (pod: Pod, {ports, publishNotReadyAddresses}: Service) =>
	isEligible(pod) &&
	(publishNotReadyAddresses || (isReady(pod) && !isTerminating(pod))) &&
	// It waits for the node of a pod: one that has none is left out on purpose.
	pod.node !== '' &&
	(ports.length === 0 || ports.some(port => resolvePort(pod, port) !== undefined));

export const sliceMissingPod: Rule = {
	code: 'slice-missing-pod',
	rank: 530,
	title: 'Ready pod is missing from EndpointSlices',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	settleMs: sliceSettleMs,
	docs: `The EndpointSlice controller puts every ready pod that the selector matches into a slice within a second or so. A pod
that stays out gets no traffic, though nothing is wrong with it: the controller lags behind, does not run, may not
write, or does not find the Node object of the pod's node.

Check: kubectl describe service NAME; its events (FailedToUpdateEndpointSlices, FailedToListPods) have the
controller's message. kubectl get node shows whether the pod's node exists.

Fix: Restore the controller manager, change the quota or webhook that refuses its writes, or register the node.`,
	check({service, pods, slices}) {
		const own = slices.filter(isFromSelector);
		if (!isSelecting(service) || own.length === 0) {
			return undefined;
		}

		const families = new Set(own.map(({addressType}) => addressType));
		const published = own.flatMap(({endpoints}) => endpoints);
		const known = new Set(published.flatMap(({address, podUid}) => [address, podUid]));
		const missing = pods
			.filter(pod => isExpected(pod, service))
			.filter(({uid, ips}) => !known.has(uid) && !ips.some(ip => known.has(ip)))
			.filter(({ips}) => ips.some(ip => families.has(addressIn(ip)?.family ?? 'FQDN')))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const [first] = missing;
		if (first === undefined) {
			return undefined;
		}

		return {
			subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
			cause: causeText`ready pod not in EndpointSlice: ${shortPodName(first.name)} (${missing.length} in total)`,
			evidence: missing.slice(0, 5).map(({name, ips, node}) => ({
				path: `pod/${name} status.podIPs`,
				value: `${ips.join(', ')} on node ${node}, in no slice`,
			})),
			fixes: [
				{
					kind: 'command',
					label: 'Check the Service events',
					argv: ['kubectl', '-n', service.namespace, 'describe', 'service', service.name],
					mutating: false,
				},
				{
					kind: 'command',
					label: 'Check the nodes',
					argv: ['kubectl', 'get', 'node', first.node],
					mutating: false,
				},
			],
		};
	},
};

import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Pod} from '../../model/objects.ts';
import {isEligible, isTerminating} from '../../model/pods/pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

export const hostnetworkPort: Rule = {
	code: 'hostnetwork-port',
	rank: 570,
	title: 'hostNetwork port conflict on a node',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	causes: ['single-endpoint'],
	docs: `A pod with hostNetwork: true listens on the address of its node. Two of them on one node that want the same port cannot
both have it: the second fails to bind, and both are one endpoint.

Check: kubectl get pods -l SELECTOR -o wide shows the same IP and NODE twice.

Fix: Let them run once per node (a DaemonSet, or pod anti-affinity), declare the port so that the scheduler keeps them
apart, or give up hostNetwork.`,
	check({service, pods}) {
		const onHost = pods
			.filter(pod => pod.isOnHostNetwork && isEligible(pod) && !isTerminating(pod))
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		if (!isSelecting(service) || onHost.length < 2) {
			return undefined;
		}

		const subject = (pod: Pod) => ({kind: 'Pod', namespace: pod.namespace, name: pod.name});
		const clashes = service.ports.flatMap((port, index) => {
			const taken = new Map<string, Pod>();
			for (const pod of onHost) {
				const number = resolvePort(pod, port);
				const key = `${pod.node}:${number}`;
				const holder = taken.get(key);
				if (number !== undefined && holder !== undefined) {
					return [{port, index, number, holder, pod}];
				}

				taken.set(key, pod);
			}

			return [];
		});
		return clashes.map(({port, index, number, holder, pod}) => ({
			port: port.port,
			subject: subject(pod),
			cause: causeText`hostNetwork port ${number!} conflict on ${pod.node}: ${shortPodName(holder.name)}, ${shortPodName(pod.name)}`,
			evidence: [
				{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
				{path: `pod/${holder.name} spec.nodeName`, value: holder.node},
				{path: `pod/${pod.name} spec.nodeName`, value: pod.node},
			],
			fixes: [
				{
					kind: 'text',
					label: 'Avoid the port conflict',
					value: `Declare containerPort ${number} so that the scheduler puts one on each node, make it a DaemonSet, or give up hostNetwork.`,
					mutating: false,
				},
			],
		}));
	},
};

import {isSelecting} from '../../model/labels/is-selecting.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

export const namedTargetPortDiffers: Rule = {
	code: 'named-target-port-differs',
	rank: 580,
	title: 'targetPort name maps to different ports',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	docs: `A targetPort that is a name is looked up in each pod by itself, and may be another number in each: that is what names
are for, when a new release moves its port. The pods are in an EndpointSlice for each number.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME shows a slice for each number.

Fix: None needed, as long as nothing depends on one number: a NetworkPolicy, a firewall, a probe by hand, or a client of
a headless Service, which calls the pods on a port it has to know.`,
	check({service, pods}) {
		// A number means the same in every pod.
		if (!isSelecting(service) || service.ports.every(({targetPort}) => typeof targetPort === 'number')) {
			return undefined;
		}

		const eligible = eligiblePods({pods});
		return service.ports.flatMap((port, index) => {
			const numbers = new Map<number, string>();
			for (const pod of typeof port.targetPort === 'string' ? eligible : []) {
				const number = resolvePort(pod, port);
				if (number !== undefined && !numbers.has(number)) {
					numbers.set(number, pod.name);
				}
			}

			if (numbers.size < 2) {
				return [];
			}

			const sorted = [...numbers].sort(([a], [b]) => a - b);
			return {
				port: port.port,
				cause: causeText`targetPort ${port.targetPort} is ${sorted.map(([number, pod]) => `${number} in ${shortPodName(pod)}`).join(', ')}`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
					...sorted.map(([number, pod]) => ({path: `pod/${pod} spec.containers[].ports`, value: String(number)})),
				],
				fixes: [],
			};
		});
	},
};

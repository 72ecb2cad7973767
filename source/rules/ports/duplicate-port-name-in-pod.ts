import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Pod, ServicePort} from '../../model/objects.ts';
import type {ContainerPort} from '../../model/pods/containers.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

type Declared = {readonly container: string; readonly port: ContainerPort};

/** Where a pod declares the port that a Service names: one for each number, in the order in which they are looked up. */
const declaredIn = ({containers, initContainers}: Pod, {targetPort, protocol}: ServicePort): readonly Declared[] =>
	[...containers, ...initContainers.filter(({isSidecar}) => isSidecar)]
		.flatMap(({name, ports}) => ports.map(port => ({container: name, port})))
		.filter(({port}) => port.name === targetPort && port.protocol === protocol)
		.filter(({port}, index, all) => all.findIndex(each => each.port.port === port.port) === index);

export const duplicatePortNameInPod: Rule = {
	code: 'duplicate-port-name-in-pod',
	rank: 560,
	title: 'Duplicate port name in a pod',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `A targetPort that is a name means the first port of that name in the pod: containers in their order, then sidecars.
A second container with a port of the same name gets none of the traffic.

Check: kubectl get pod POD -o jsonpath='{range .spec.containers[*]}{.name}{.ports}{end}' and count the name.

Fix: Give one of them another name, or let the Service name the number of the port it means.`,
	check({service, pods}) {
		// A number means the same in every pod.
		if (!isSelecting(service) || service.ports.every(({targetPort}) => typeof targetPort === 'number')) {
			return undefined;
		}

		const eligible = eligiblePods({pods});
		return service.ports.flatMap((port, index) => {
			const pod = eligible.find(each => declaredIn(each, port).length > 1);
			if (pod === undefined) {
				return [];
			}

			const [first, ...others] = declaredIn(pod, port);
			const text = ({container, port: {port: number}}: Declared) => `${container}:${number}`;
			return {
				port: port.port,
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: causeText`duplicate port name ${port.targetPort}: ${text(first!)} is used, ${others.map(text).join(', ')} is not`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
					...[first!, ...others].map(each => ({
						path: `pod/${pod.name} spec.containers[${each.container}].ports`,
						value: `${each.port.name}=${each.port.port}`,
					})),
				],
				fixes: [
					{
						kind: 'text',
						label: 'Use distinct names',
						value: `Give one of the ports another name in the pod template, or set targetPort to the number that is meant.`,
						mutating: false,
					},
				],
			};
		});
	},
};

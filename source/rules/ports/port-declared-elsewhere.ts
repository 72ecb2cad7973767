import {isSelecting} from '../../model/labels/is-selecting.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const portDeclaredElsewhere: Rule = {
	code: 'port-declared-elsewhere',
	rank: 450,
	title: 'targetPort is declared by an init container only',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	saysAbsence: true,
	docs: `A targetPort that is a name is looked up among the ports of the containers, and of init containers that go on running
(sidecars, restartPolicy: Always). Those of an init container that ends do not count: nothing listens there any more.

Check: kubectl get pod POD -o jsonpath='{.spec.initContainers[*].ports}'.

Fix: Where that container is meant to go on running, give it restartPolicy: Always. Else declare the port, by this name,
in the container that serves it.`,
	check({service, pods}) {
		// A number means the same in every pod.
		if (!isSelecting(service) || service.ports.every(({targetPort}) => typeof targetPort === 'number')) {
			return undefined;
		}

		const eligible = eligiblePods({pods});
		return service.ports.flatMap((port, index) => {
			const {targetPort, protocol} = port;
			const isLost = eligible.every(pod => resolvePort(pod, port) === undefined);
			const found = eligible.flatMap(pod =>
				pod.initContainers
					.filter(({isSidecar, ports}) => !isSidecar && ports.some(({name}) => name === targetPort))
					.map(container => ({pod, container})),
			)[0];
			if (!isLost || found === undefined) {
				return [];
			}

			const {pod, container} = found;
			return {
				port: port.port,
				subject: {kind: 'Pod', namespace: pod.namespace, name: pod.name},
				cause: causeText`targetPort ${targetPort} exists only on init container ${container.name}`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: `${targetPort} (${protocol})`},
					{
						path: `pod/${pod.name} spec.initContainers[${container.name}].ports`,
						value: container.ports.map(({name, port: number}) => `${name}=${number}`).join(', '),
					},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Declare the port in the container that serves it',
						value: `Give init container ${container.name} restartPolicy: Always if it is to go on running, or declare the port ${targetPort} in the container that serves it.`,
						mutating: false,
					},
				],
			};
		});
	},
};

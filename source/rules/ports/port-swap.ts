import {isSelecting} from '../../model/labels/is-selecting.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {declaredPorts} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {portPatch} from '../lib/fixes/port-patch.ts';
import {unreferencedContainerPort} from '../lib/unreferenced-container-port.ts';
import type {Rule} from '../rule.ts';

export const portSwap: Rule = {
	code: 'port-swap',
	rank: 610,
	title: 'port and targetPort look swapped',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	worksOnManifests: 'warning',
	causes: ['target-port-undeclared'],
	docs: `port is where clients call the Service, targetPort where the container listens. Here the Service's port is the one
port that the containers declare, and its targetPort is one that none declares.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}' against kubectl get pod POD -o
jsonpath='{.spec.containers[*].ports}'.

Fix: Only a probe is certain: curl it in the dashboard, or run svctop trace SERVICE:PORT. If the port refuses, let
targetPort be what the container declares, and port what clients call.`,
	check(view) {
		const {service} = view;
		const forgotten = unreferencedContainerPort(view);
		// A headless Service does not map ports.
		if (!isSelecting(service) || forgotten === undefined || service.clusterIPs[0] === 'None') {
			return undefined;
		}

		const pods = eligiblePods(view);
		const [first] = pods;
		return service.ports.flatMap((port, index) => {
			const {targetPort, protocol} = port;
			const isSwapped = port.port === forgotten && targetPort !== forgotten && typeof targetPort === 'number';
			const isDeclared = pods.some(pod => declaredPorts(pod).some(each => each.port === targetPort));
			if (!isSwapped || isDeclared || protocol !== 'TCP' || first === undefined) {
				return [];
			}

			return {
				port: port.port,
				cause: causeText`port ${port.port} and targetPort ${targetPort} swapped? containers declare ${port.port}`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(targetPort)},
					{path: `spec.ports[${index}].port`, value: String(port.port)},
					{path: `pod/${first.name} spec.containers[].ports`, value: String(forgotten)},
				],
				fixes: [portPatch(service, index, `Set targetPort to ${forgotten}`, {field: 'targetPort', value: forgotten})],
			};
		});
	},
};

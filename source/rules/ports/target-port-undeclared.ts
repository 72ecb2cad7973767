import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Service, ServicePort} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {declaredPorts} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {numbersOf, unreferencedContainerPort} from '../lib/unreferenced-container-port.ts';
import type {Rule} from '../rule.ts';

/** Whether port and targetPort look swapped, or targetPort was left out and became the port itself. */
const isLikelyWrong = ({clusterIPs}: Service, {port, targetPort}: ServicePort, forgotten: number | undefined) =>
	forgotten !== undefined && clusterIPs[0] !== 'None' && (port === forgotten || port === targetPort);

export const targetPortUndeclared: Rule = {
	code: 'target-port-undeclared',
	rank: 620,
	title: 'targetPort is not a declared containerPort',
	severity: 'info',
	confidence: 'hint',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `A targetPort that is a number is used as it is: containerPort is informational, and a process may listen on a port
that its container does not declare. So this is a hint. It matters when connections are refused.

Check: kubectl get pod POD -o jsonpath='{.spec.containers[*].ports}' against the targetPort of the Service.

Fix: Only a probe is certain: curl it in the dashboard, or run svctop trace SERVICE:PORT. If the port refuses, set
targetPort to the declared port, or let the application listen on this one.`,
	check(view) {
		const {service} = view;
		if (!isSelecting(service)) {
			return undefined;
		}

		// A pod that declares no port may listen anywhere.
		const pods = eligiblePods(view).filter(pod => declaredPorts(pod).length > 0);
		const forgotten = unreferencedContainerPort(view);
		return service.ports.flatMap((port, index) => {
			const {targetPort} = port;
			const pod = pods.find(each => !declaredPorts(each).some(declared => declared.port === targetPort));
			if (typeof targetPort === 'string' || pod === undefined) {
				return [];
			}

			const declared = numbersOf(declaredPorts(pod)).join(', ');
			return {
				...(isLikelyWrong(service, port, forgotten) && ({severity: 'warning', confidence: 'likely'} as const)),
				port: port.port,
				cause: causeText`targetPort ${targetPort} not declared (containerPorts: ${declared}), may still work`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(targetPort)},
					{path: `pod/${pod.name} spec.containers[].ports`, value: declared},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Trace the port',
						value: `containerPort is informational, so only a probe decides: curl it in the dashboard, or run svctop trace ${service.name}:${port.port}. If it refuses, set targetPort to ${declared.includes(',') ? `one of ${declared}` : declared}.`,
						mutating: false,
					},
				],
			};
		});
	},
};

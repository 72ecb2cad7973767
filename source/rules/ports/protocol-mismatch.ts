import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Pod, ServicePort} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {declaredPorts, resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {portPatch} from '../lib/fixes/port-patch.ts';
import type {Rule, RuleResult} from '../rule.ts';

/** The port that the Service means, where the pod declares it with another protocol only. */
const otherwise = (pod: Pod, {targetPort, protocol}: ServicePort) => {
	const meant = declaredPorts(pod).filter(
		({name, port}) => (typeof targetPort === 'string' ? name : port) === targetPort,
	);
	return meant.some(each => each.protocol === protocol) ? undefined : meant[0];
};

export const protocolMismatch: Rule = {
	code: 'protocol-mismatch',
	rank: 430,
	title: 'Protocol differs between Service and container',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	saysAbsence: true,
	causes: ['named-target-port-missing'],
	docs: `A port is a number and a protocol. A targetPort that is a name is looked up with the Service port's protocol: declared
with another one it does not count, and the port has no endpoints. A number is used as it is, so there it is only a
hint: a process may listen on both.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}' against kubectl get pod POD -o
jsonpath='{.spec.containers[*].ports}'; both say TCP where they say nothing.

Fix: Let both say the same: TCP, UDP or SCTP.`,
	check({service, pods}) {
		const eligible = eligiblePods({pods});
		return service.ports.flatMap((port, index): readonly RuleResult[] => {
			const isNamed = typeof port.targetPort === 'string';
			if (!isSelecting(service) || eligible.length === 0 || !eligible.every(pod => otherwise(pod, port))) {
				return [];
			}

			// If one pod has it, the protocol is not at fault.
			if (isNamed && eligible.some(pod => resolvePort(pod, port) !== undefined)) {
				return [];
			}

			const first = eligible.reduce((least, pod) => (pod.name < least.name ? pod : least));
			const other = otherwise(first, port)!;
			return [
				{
					...(!isNamed && ({severity: 'info', confidence: 'hint'} as const)),
					port: port.port,
					cause: causeText`port ${port.targetPort}: Service says ${port.protocol}, container declares ${other.protocol}`,
					evidence: [
						{path: `spec.ports[${index}].protocol`, value: port.protocol},
						{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
						{path: `pod/${first.name} spec.containers[].ports[].protocol`, value: `${other.port}/${other.protocol}`},
					],
					fixes: [
						portPatch(
							service,
							index,
							`Change the protocol to ${other.protocol}${isNamed ? '' : `, if clients use ${other.protocol}`}`,
							{
								field: 'protocol',
								value: other.protocol,
							},
						),
					],
				},
			];
		});
	},
};

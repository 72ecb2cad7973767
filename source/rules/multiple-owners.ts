import {eligiblePods} from '../model/eligible-pods.ts';
import {essentials} from '../model/inputs.ts';
import type {Pod, ServicePort} from '../model/objects.ts';
import {topOwner} from '../model/pods.ts';
import {declaredPorts} from '../model/ports.ts';
import type {Fix} from './finding.ts';
import {isSelecting} from './is-selecting.ts';
import {kubectlName} from './kubectl-name.ts';
import type {Rule} from './rule.ts';
import {tellingLabel} from './telling-label.ts';

const ownerText = (pods: readonly Pod[]) => [...new Set(pods.map(pod => kubectlName(topOwner(pod))))].sort();

/** The pods of the workloads that declare the port, and the others. */
const split = (pods: readonly Pod[], {targetPort, protocol}: ServicePort) => {
	const has = (pod: Pod) => declaredPorts(pod).some(each => each.port === targetPort && each.protocol === protocol);
	const serving = new Set(ownerText(pods.filter(has)));
	return {
		serving: pods.filter(pod => serving.has(kubectlName(topOwner(pod)))),
		others: pods.filter(pod => !serving.has(kubectlName(topOwner(pod)))),
	};
};

export const multipleOwners: Rule = {
	code: 'multiple-owners',
	title: 'Selector catches pods that serve something else',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	explains: ['target-port-undeclared'],
	docs: `A selector matches whatever has its labels: pods of a second workload too. Where only one of them serves the target
port, a share of all connections is refused.

By hand: kubectl get pods -l SELECTOR -o wide shows pods of different names; compare the ports they declare.

Make the selector longer by a label that only the pods that are meant have, or give the others another label.`,
	check({service, pods}) {
		const sorted = eligiblePods({pods}).filter(pod => declaredPorts(pod).length > 0);
		return service.ports.flatMap((port, index) => {
			const {serving, others} = split(sorted, port);
			if (!isSelecting(service) || typeof port.targetPort === 'string' || !serving[0] || !others[0]) {
				return [];
			}

			const label = tellingLabel(serving, others);
			const patch = label && JSON.stringify({spec: {selector: {[label[0]]: label[1]}}});
			const {namespace, name} = service;
			const fix: Fix = patch
				? {
						kind: 'command',
						label: `Add ${label.join('=')} to the selector`,
						argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p', patch],
						mutating: true,
					}
				: {kind: 'text', label: 'Use distinct labels', value: 'Give the pods a label of their own.', mutating: false};
			const [right, wrong] = [ownerText(serving).join(', '), ownerText(others).join(', ')];
			return {
				port: port.port,
				cause: `also selects ${wrong}, which does not declare port ${port.targetPort}; ${right} does`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
					{
						path: `pod/${others[0].name} spec.containers[].ports`,
						value: declaredPorts(others[0])
							.map(each => each.port)
							.join(', '),
					},
				],
				fixes: [fix],
			};
		});
	},
};

import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Service} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

/** Two ports of a Service must differ in number or protocol: where the number is taken, there is none to propose. */
const portFix = ({namespace, name, ports}: Service, index: number, reached: number): Fix => {
	const {port, protocol} = ports[index]!;
	if (ports.some(other => other.port === reached && other.protocol === protocol)) {
		return {kind: 'text', label: 'Use the pod port', value: `Call port ${reached}.`, mutating: false};
	}

	const path = `/spec/ports/${index}/port`;
	const patch = [
		{op: 'test', path, value: port},
		{op: 'replace', path, value: reached},
	];
	return {
		kind: 'command',
		label: `Set port ${reached}, and have clients use it`,
		argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=json', '-p', JSON.stringify(patch)],
		mutating: true,
	};
};

export const headlessPortRemap: Rule = {
	code: 'headless-port-remap',
	rank: 600,
	title: 'Headless Service ignores targetPort',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `The name of a headless Service (clusterIP: None) resolves to the pods themselves. It does not map port to
targetPort: a client that calls NAME:port connects to that very port of a pod.

Check: kubectl get service NAME -o yaml shows clusterIP: None and a targetPort that is not the port; in a pod,
curl NAME:port is refused, and curl NAME:targetPort answers. svctop trace NAME asks both: where it is refused, this is
an error for five minutes, and where a pod still answers on port it is gone.

Fix: Let clients call the target port (SRV records name it), let the application listen on port, or make it a ClusterIP
Service, which maps port to targetPort.`,
	check({service, pods}) {
		if (!isSelecting(service) || service.clusterIPs[0] !== 'None') {
			return undefined;
		}

		const eligible = eligiblePods({pods});
		return service.ports.flatMap((port, index) => {
			const numbers = eligible.flatMap(pod => resolvePort(pod, port) ?? []);
			// Where some pods do listen on the port itself, nothing is remapped for them.
			if (numbers.length === 0 || numbers.includes(port.port)) {
				return [];
			}

			const reached = Math.min(...numbers);
			return {
				port: port.port,
				cause: causeText`headless: targetPort ${reached} is ignored, clients hit pod port ${port.port}`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
					{path: 'spec.clusterIP', value: 'None'},
				],
				fixes: [portFix(service, index, reached)],
			};
		});
	},
};

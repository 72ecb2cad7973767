import {isSelecting} from '../../model/labels/is-selecting.ts';
import type {Pod, ServicePort} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {declaredPorts, resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {namedPortFixes} from '../lib/fixes/named-port-fixes.ts';
import type {Rule, RuleResult} from '../rule.ts';

const portText = ({name, port, protocol}: ReturnType<typeof declaredPorts>[number]) =>
	`${name ? `${name}=` : ''}${port}/${protocol}`;

/** Why a port of that name does not count; undefined where there is none. */
const nearMiss = (pod: Pod, {targetPort, protocol}: ServicePort): string | undefined => {
	const other = declaredPorts(pod).find(({name}) => name === targetPort);
	if (other !== undefined) {
		return `declared as ${other.protocol}, Service says ${protocol}`;
	}

	const ended = pod.initContainers.find(
		({isSidecar, ports}) => !isSidecar && ports.some(({name}) => name === targetPort),
	);
	return ended && `only on init container ${ended.name}`;
};

const verdictFor = (view: ServiceView, pods: readonly [Pod, ...Pod[]], index: number): RuleResult => {
	const port = view.service.ports[index]!;
	const [first] = pods;
	const declared = declaredPorts(first).map(portText).join(', ') || 'none';
	const isHeadless = view.service.clusterIPs[0] === 'None';
	return {
		// Its name resolves to the pods whatever their ports are called: only the SRV record of this port is missing.
		...(isHeadless && ({severity: 'info'} as const)),
		port: port.port,
		cause: causeText`targetPort ${port.targetPort} not found in pods (${nearMiss(first, port) ?? `declared: ${declared}`})`,
		evidence: [
			{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
			{path: `pod/${first.name} spec.containers[].ports`, value: declared},
		],
		fixes: namedPortFixes(view.service, index, pods),
	};
};

export const namedTargetPortMissing: Rule = {
	code: 'named-target-port-missing',
	rank: 440,
	title: 'targetPort name not found in any container',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	saysAbsence: true,
	causes: ['ingress-backend-no-endpoints', 'port-declared-elsewhere'],
	docs: `A targetPort that is a name is looked up among the named ports of each pod's containers, with the same protocol.
Where no pod has it, the port is left out of the EndpointSlices, without an event: it has no endpoints. The name of a
headless Service still resolves, and only the SRV record of that port is missing: there it is info.

Check: kubectl get service NAME -o jsonpath='{.spec.ports}', then kubectl get pod POD -o
jsonpath='{.spec.containers[*].ports}', and compare the names. kubectl get endpointslices shows no such port.

Fix: Correct the name in the Service, or name the container's port in the pod template. Ports of init containers count
only where these are sidecars (restartPolicy: Always).`,
	check(view) {
		const [first, ...others] = eligiblePods(view);
		// A pod that is over may still match: it counts for nothing.
		if (!isSelecting(view.service) || first === undefined) {
			return undefined;
		}

		const pods = [first, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1)) as [Pod, ...Pod[]];
		return view.service.ports.flatMap((port, index) =>
			pods.every(pod => resolvePort(pod, port) === undefined) ? [verdictFor(view, pods, index)] : [],
		);
	},
};

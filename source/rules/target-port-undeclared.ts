import {essentials} from '../model/inputs.ts';
import type {Service, ServicePort} from '../model/objects.ts';
import {isEligible} from '../model/pods.ts';
import {declaredPorts} from '../model/ports.ts';
import type {ServiceView} from '../model/service-view.ts';
import {isSelecting} from './is-selecting.ts';
import type {Rule} from './rule.ts';

/** Ports of these names are seldom what a Service is for: that they alone are declared tells nothing of the others. */
const isAside = (name: string) => /metric|prom|health|admin|debug|probe|status/.test(name);

const numbersOf = (ports: readonly {readonly port: number}[]) =>
	[...new Set(ports.map(({port}) => port))].sort((a, b) => a - b);

/** The one TCP port that every pod declares, where no other port of the Service is meant for it. */
const forgottenPort = ({service, pods}: ServiceView): number | undefined => {
	const declared = pods.filter(isEligible).map(pod => declaredPorts(pod).filter(({protocol}) => protocol === 'TCP'));
	const [number, ...others] = numbersOf(declared.flat());
	const isShared = declared.every(ports => ports.length === 1 && !isAside(ports[0]!.name));
	const isServed = service.ports.some(({targetPort}) => targetPort === number);
	return isShared && others.length === 0 && !isServed ? number : undefined;
};

/** Whether port and targetPort look swapped, or targetPort was left out and became the port itself. */
const isLikelyWrong = ({clusterIPs}: Service, {port, targetPort}: ServicePort, forgotten: number | undefined) =>
	forgotten !== undefined && clusterIPs[0] !== 'None' && (port === forgotten || port === targetPort);

export const targetPortUndeclared: Rule = {
	code: 'target-port-undeclared',
	title: 'Target port is not among the declared ones',
	severity: 'info',
	confidence: 'hint',
	inputs: essentials,
	isStatic: true,
	docs: `A targetPort that is a number is used as it is: containerPort is informational, and a process may listen on a port
that its container does not declare. So this is a hint. It matters when connections are refused.

By hand: kubectl get pod POD -o jsonpath='{.spec.containers[*].ports}' against the targetPort of the Service.

Only a probe can tell: press c in the dashboard, or run svctop trace SERVICE:PORT. If the port refuses, set
targetPort to the declared port, or let the application listen on this one.`,
	check(view) {
		const {service} = view;
		if (!isSelecting(service)) {
			return undefined;
		}

		// A pod that declares nothing says nothing about where it listens.
		const pods = view.pods
			.filter(pod => isEligible(pod) && declaredPorts(pod).length > 0)
			.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		const forgotten = forgottenPort(view);
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
				cause: `${targetPort} is not among the declared container ports (${declared}); traffic is sent to it all the same`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(targetPort)},
					{path: `pod/${pod.name} spec.containers[].ports`, value: declared},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Ask the port',
						value: `containerPort is informational, so only a probe decides: press c, or run svctop trace ${service.name}:${port.port}. If it refuses, set targetPort to ${declared}.`,
						mutating: false,
					},
				],
			};
		});
	},
};

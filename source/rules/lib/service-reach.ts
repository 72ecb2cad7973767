import {isEligible} from '../../model/pods/pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {routeName} from './routes-to.ts';

const list = (values: ReadonlyArray<string | number>) => [...new Set(values)].join(', ');

const insideLines = ({service, pods}: ServiceView): readonly string[] => {
	const {clusterIPs, ports} = service;
	if (clusterIPs[0] === 'None') {
		const numbers = pods
			.filter(isEligible)
			.flatMap(pod => ports.flatMap(port => resolvePort(pod, port) ?? []))
			.toSorted((a, b) => a - b);
		return [
			`pods and nodes of the cluster: the pods' own addresses${numbers.length > 0 ? `, port ${list(numbers)}` : ''}`,
		];
	}

	return [
		`pods and nodes of the cluster: ${clusterIPs.join(', ')}, port ${list(ports.map(({port}) => port)) || 'none'}`,
	];
};

const outsideLines = ({service, ingresses, routes, gateways}: ServiceView): readonly string[] => {
	const {type, ports, loadBalancerIngress} = service;
	const nodePorts = ports.map(({nodePort}) => nodePort).filter(Boolean);
	const lines = [
		...(nodePorts.length > 0 ? [`clients that reach a node: any node's address, port ${list(nodePorts)}`] : []),
		...(type === 'LoadBalancer'
			? [
					loadBalancerIngress.length > 0
						? `clients that reach the load balancer: ${loadBalancerIngress.join(', ')}, port ${list(ports.map(({port}) => port))}`
						: 'not by the load balancer: external IP <pending>',
				]
			: []),
		...(ingresses.length > 0
			? [`by ${ingresses.length === 1 ? 'ingress' : 'ingresses'} ${list(ingresses.map(({name}) => name))}`]
			: []),
		...(routes.length > 0
			? [
					`by ${list(routes.map(routeName))}${gateways.length > 0 ? ` of gateway ${list(gateways.map(({name}) => name))}` : ''}`,
				]
			: []),
	];
	return lines.length > 0 ? lines : ['not from outside the cluster'];
};

/** From where a Service can be reached, and at which address: one line each. */
export const reachLines = (view: ServiceView): readonly string[] => {
	const {service, policies} = view;
	if (service.type === 'ExternalName') {
		return [`pods that may reach ${service.externalName}: no address and no port is the cluster's own`];
	}

	return [
		...insideLines(view),
		...outsideLines(view),
		...(policies.length > 0 ? [`of those, whom the policies let in: ${list(policies.map(({name}) => name))}`] : []),
	];
};

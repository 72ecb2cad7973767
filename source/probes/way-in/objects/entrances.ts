import type {Node, Service, ServicePort} from '../../../model/objects.ts';

/** Nodes that are asked at most. */
const mostNodes = 20;

/** An address that leads to a Service from outside. */
export type Entrance = {
	readonly kind: 'load-balancer' | 'external-ip' | 'node-port';
	/** An IP address, or the host name of a load balancer. */
	readonly address: string;
	readonly port: number;
	/** Whose address it is; '' where it is no node's. */
	readonly node: string;
};

/** What an entrance is called beside its address. */
export const entrancePlace = ({kind, node}: Entrance): string =>
	kind === 'node-port' ? node : kind === 'load-balancer' ? 'load balancer' : 'external IP';

const familyOf = (address: string) => (address.includes(':') ? 6 : 4);

/** The node's addresses of the families that the Service has: the last one is its ExternalIP, where it has one. */
const addressOf = ({clusterIPs}: Service, {addresses = []}: Node): string | undefined =>
	addresses.findLast(address => clusterIPs.some(own => familyOf(own) === familyOf(address)));

/**
 * Where a port of a Service is reached from outside: by its load balancer, by its external IPs, and by its NodePort at
 * each node. [] for a Service that is inside only.
 */
export const entrancesOf = (service: Service, port: ServicePort, nodes: readonly Node[]): readonly Entrance[] => {
	const {type, loadBalancerIngress, externalIPs = []} = service;
	const balanced = type === 'LoadBalancer' ? loadBalancerIngress : [];
	const opened = port.nodePort > 0 ? nodes.slice(0, mostNodes) : [];
	return [
		...balanced.map(address => ({kind: 'load-balancer' as const, address, port: port.port, node: ''})),
		...externalIPs.map(address => ({kind: 'external-ip' as const, address, port: port.port, node: ''})),
		...opened.flatMap(node => {
			const address = addressOf(service, node);
			return address === undefined ? [] : [{kind: 'node-port' as const, address, port: port.nodePort, node: node.name}];
		}),
	];
};

/** Whether anything outside the cluster is meant to reach it by an address of its own. */
export const isOpenToOutside = ({type, externalIPs = []}: Service): boolean =>
	type === 'NodePort' || type === 'LoadBalancer' || externalIPs.length > 0;

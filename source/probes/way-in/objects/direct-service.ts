import type {Service} from '../../../model/objects.ts';
import {isAt} from './controller.ts';
import type {TakerBackend} from './taker.ts';
import type {WayInObjects} from './way-in-objects.ts';

/** Whether requests at a Service's addresses are for what an Ingress or Gateway leads to: its pods are those of a controller. */
const isController = ({loadBalancerIngress, externalIPs = []}: Service, {ingresses, gateways}: WayInObjects): boolean =>
	[...ingresses, ...gateways].some(({addresses = []}) =>
		addresses.some(address => loadBalancerIngress.includes(address) || externalIPs.includes(address)),
	);

/**
 * The Service that is reached at one of these addresses without a controller between: by its load balancer, its external IP,
 * or its NodePort at a node. undefined where there is none, or it is a controller's. `port` is that of the address.
 */
export const directService = (
	addresses: readonly string[],
	port: number,
	objects: WayInObjects,
): TakerBackend | undefined => {
	const nodes = (objects.nodes ?? []).flatMap(node => node.addresses ?? []);
	const isNode = addresses.some(address => nodes.includes(address));
	for (const service of objects.services) {
		const own = addresses.some(address => isAt(service, address))
			? service.ports.find(each => each.port === port)
			: isNode
				? service.ports.find(each => each.nodePort === port && port > 0)
				: undefined;
		if (own !== undefined && own.protocol === 'TCP' && !isController(service, objects)) {
			return {namespace: service.namespace, service: service.name, port: own.port};
		}
	}

	return undefined;
};

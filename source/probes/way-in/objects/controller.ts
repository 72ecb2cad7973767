import type {Service} from '../../../model/objects.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {KnownService} from '../../trace/trace-subject.ts';
import type {WayInObjects} from './way-in-objects.ts';

/** Whether a Service is reached at an address by its load balancer or an external IP. */
export const isAt = ({type, loadBalancerIngress, externalIPs = []}: Service, address: string) =>
	(type === 'LoadBalancer' && loadBalancerIngress.includes(address)) || externalIPs.includes(address);

/** The Service of the controller that is reached at one of these addresses: by its load balancer, or as a NodePort of a node. */
export const controllerAt = (
	addresses: readonly string[],
	port: number,
	objects: WayInObjects,
): KnownService | undefined => {
	const nodes = (objects.nodes ?? []).flatMap(node => node.addresses ?? []);
	const found =
		objects.services.find(service => addresses.some(address => isAt(service, address))) ??
		objects.services.find(
			({ports}) =>
				addresses.some(address => nodes.includes(address)) && ports.some(({nodePort}) => nodePort === port && port > 0),
		);
	return found === undefined ? undefined : objects.known(found.namespace, found.name);
};

/**
 * The port of its address at which a controller takes what a listener is for: the same one or, where its Service renumbers
 * ports (80 to 8000), that which ends at the listener's port; at a node its NodePort.
 */
export const entryPort = ({service, slices}: ServiceView, address: string, port: number): number => {
	const own =
		service.ports.find(each => each.port === port && each.protocol === 'TCP') ??
		service.ports.find(
			({name, targetPort}) =>
				targetPort === port || slices.some(({ports}) => ports.some(each => each.name === name && each.port === port)),
		);
	if (own === undefined) {
		return port;
	}

	return isAt(service, address) ? own.port : own.nodePort || port;
};

import type {Pod, ServicePort} from '../objects.ts';
import type {ContainerPort} from '../pods/containers.ts';

/** By the list of containers, which the pods of a workload share. */
const known = new WeakMap<Pod['containers'], readonly ContainerPort[]>();

const portsOf = (containers: Pod['containers']): readonly ContainerPort[] => {
	const found = known.get(containers) ?? containers.flatMap(({ports}) => ports);
	known.set(containers, found);
	return found;
};

/** The ports that a Service can mean by name: those of containers, then of sidecars (init containers that restart always, KEP-753). */
export const declaredPorts = ({containers, initContainers}: Pod): readonly ContainerPort[] =>
	initContainers.some(({isSidecar}) => isSidecar)
		? [...portsOf(containers), ...initContainers.filter(({isSidecar}) => isSidecar).flatMap(({ports}) => ports)]
		: portsOf(containers);

/**
 * The port number a Service port reaches in a pod; undefined where it names a port that no container declares with the
 * same protocol. A number is used as it is: containerPort is informational (endpointslice utils.go FindPort).
 */
export const resolvePort = (pod: Pod, {targetPort, protocol}: ServicePort): number | undefined =>
	typeof targetPort === 'number'
		? targetPort
		: declaredPorts(pod).find(({name, protocol: declared}) => name === targetPort && declared === protocol)?.port;

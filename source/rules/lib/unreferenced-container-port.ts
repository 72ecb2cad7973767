import type {ContainerPort} from '../../model/pods/containers.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {declaredPorts} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** Ports of these names are seldom what a Service is for: that they alone are declared tells nothing of the others. */
const isAside = (name: string) => /metric|prom|health|admin|debug|probe|status/.test(name);

/** The different numbers of some ports, the lowest first. */
export const numbersOf = (ports: readonly Pick<ContainerPort, 'port'>[]) =>
	[...new Set(ports.map(({port}) => port))].sort((a, b) => a - b);

/** The one TCP port that every pod declares, where no port of the Service is meant for it; undefined where there is none. */
export const unreferencedContainerPort = ({service, pods}: ServiceView): number | undefined => {
	const declared = eligiblePods({pods}).map(pod => declaredPorts(pod).filter(({protocol}) => protocol === 'TCP'));
	const [number, ...others] = numbersOf(declared.flat());
	const isShared = declared.every(ports => ports.length === 1 && !isAside(ports[0]!.name));
	const isServed = service.ports.some(({targetPort}) => targetPort === number);
	return isShared && others.length === 0 && !isServed ? number : undefined;
};

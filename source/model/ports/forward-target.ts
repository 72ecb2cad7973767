import type {ServicePort} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';
import {endpointRows, usableOn} from './endpoints.ts';

/** A pod, and the port in it that a Service port means there. */
export type ForwardTarget = {readonly pod: string; readonly port: number};

/**
 * The pod that a connection to a Service port goes to: the one before, as long as it gets traffic, else another that
 * does. undefined where none does, or those that do are no pods. `avoid` are names of pods that did not answer.
 */
export const forwardTarget = (
	view: Pick<ServiceView, 'service' | 'slices'>,
	{name, protocol}: ServicePort,
	before: string | undefined,
	avoid: ReadonlySet<string> = new Set(),
): ForwardTarget | undefined => {
	const index = view.service.ports.findIndex(port => port.name === name && port.protocol === protocol);
	const usable = usableOn(endpointRows(view), index).filter(({pod}) => pod !== '' && !avoid.has(pod));
	const chosen = usable.find(({pod}) => pod === before) ?? usable[0];
	return chosen && {pod: chosen.pod, port: chosen.ports[index]!};
};

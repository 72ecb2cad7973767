import type {ServiceView} from '../../model/service-view.ts';
import {isOpenToOutside} from '../../probes/way-in/objects/entrances.ts';
import type {TraceArguments} from '../arguments/arguments.ts';
import {UsageError} from '../usage-error.ts';

/** From where a Service is asked. */
export type TraceWays = {readonly isInside: boolean; readonly isOutside: boolean};

/**
 * From a pod, from this machine, or both: whoever names a pod means the pod, and a Service that is open to the outside is
 * asked from there too. Nothing lies outside the demo. Throws a UsageError where there is no such way.
 */
export const waysTo = ({service}: ServiceView, {from, isDemo}: Pick<TraceArguments, 'from' | 'isDemo'>): TraceWays => {
	const isOpen = isOpenToOutside(service);
	if (from?.kind !== 'machine') {
		return {isInside: true, isOutside: isOpen && from === undefined && !isDemo};
	}

	if (isDemo) {
		throw new UsageError('The demo is inside this process: nothing of it can be reached from this machine.');
	}

	if (!isOpen) {
		throw new UsageError(
			`Service ${service.name} has no address outside the cluster (type ${service.type}). Trace what leads to it: ingress/NAME, httproute/NAME or a URL.`,
		);
	}

	return {isInside: false, isOutside: true};
};

import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';

/**
 * Names of the nodes that pods may run on, are Ready and have no usable endpoint of the Service, sorted. [] where the
 * nodes are not known, where no endpoint is usable anywhere, and where a DaemonSet decides which nodes have one.
 */
export const nodesWithoutEndpoint = (view: ServiceView): readonly string[] => {
	const {service, workloads, nodes = []} = view;
	const rows = endpointRows(view);
	const usable = service.ports.map((_, index) => usableOn(rows, index));
	const isPerNode = workloads.length > 0 && workloads.every(({kind}) => kind === 'DaemonSet');
	if (isPerNode || usable.length === 0 || usable.some(each => each.length === 0)) {
		return [];
	}

	// Addresses of no node, as those by hand are, belong to none.
	const served = new Set(usable.flat().map(({node}) => node));
	return nodes
		.filter(({name, isReady, isOpen}) => isReady && isOpen && !served.has(name))
		.map(({name}) => name)
		.sort();
};

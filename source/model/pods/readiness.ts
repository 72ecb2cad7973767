import {type EndpointRow, endpointRows, usableOn} from '../ports/endpoints.ts';
import type {ServiceView} from '../service-view.ts';
import {isEligible} from './pods.ts';

/** One backend counts once, on however many addresses (dual stack) it is published. */
const backendOf = (row: EndpointRow) => row.podUid || row.address;

/** The uids (addresses, where there is no pod) of the backends that are usable on every port of the Service. */
export const readyBackends = (view: ServiceView, rows = endpointRows(view)): ReadonlySet<string> => {
	const {ports} = view.service;
	// A headless Service may have no ports at all: then its ready addresses are what it gives.
	const perPort =
		ports.length > 0
			? ports.map((_, index) => new Set(usableOn(rows, index).map(backendOf)))
			: [new Set(rows.filter(({ready}) => ready).map(backendOf))];
	const [first, ...others] = perPort;
	return new Set([...(first ?? [])].filter(backend => others.every(set => set.has(backend))));
};

/**
 * The READY column: backends usable on every port of the Service, of those that could be. A missing named port makes
 * it 0 of 2. undefined for ExternalName, which has no endpoints, and for a Service that does not exist.
 */
export const readiness = (view: ServiceView): {readonly ready: number; readonly total: number} | undefined => {
	const {service, pods} = view;
	if (service.type === 'ExternalName' || view.missing !== undefined) {
		return undefined;
	}

	const rows = endpointRows(view);
	const ready = readyBackends(view, rows).size;
	const isSelecting = Object.keys(service.selector).length > 0;
	const total = isSelecting ? pods.filter(isEligible).length : new Set(rows.map(backendOf)).size;
	// Slices follow pods by a moment, so that more can be ready than are left.
	return {ready, total: Math.max(ready, total)};
};

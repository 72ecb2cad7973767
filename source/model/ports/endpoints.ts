import {byAddress} from '../networking/address-order.ts';
import type {Endpoint, ServicePort} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';

/** One address behind a Service, merged over all slices that hold it. */
export type EndpointRow = Endpoint & {
	/** The target port of each Service port, in the Service's order; undefined where no slice has it for this address. */
	readonly ports: ReadonlyArray<number | undefined>;
};

/** kube-proxy joins a slice to a Service port by name and protocol, and ignores FQDN slices (pkg/proxy/endpointslicecache.go). */
const portIn = (slice: ServiceView['slices'][number], {name, protocol}: ServicePort) =>
	slice.ports.find(port => port.name === name && port.protocol === protocol && port.port > 0)?.port;

type Published = Pick<ServiceView, 'service' | 'slices'>;

const known = new WeakMap<Published, readonly EndpointRow[]>();

/** Every address in the Service's slices, by address, with the ports it is published on. Duplicates, as they appear during updates, are merged. */
export const endpointRows = (view: Published): readonly EndpointRow[] => {
	// Many rules ask, and views are immutable.
	const rows = known.get(view) ?? mergedRows(view);
	known.set(view, rows);
	return rows;
};

const mergedRows = ({service, slices}: Published): readonly EndpointRow[] => {
	const rows = new Map<string, {endpoint: Endpoint; ports: Array<number | undefined>}>();
	for (const slice of slices) {
		if (slice.addressType === 'FQDN') {
			continue;
		}

		const ports = service.ports.map(port => portIn(slice, port));
		for (const endpoint of slice.endpoints) {
			const known = rows.get(endpoint.address);
			if (known === undefined) {
				rows.set(endpoint.address, {endpoint, ports});
				continue;
			}

			rows.set(endpoint.address, {
				endpoint: endpoint.ready && !known.endpoint.ready ? endpoint : known.endpoint,
				ports: ports.map((port, index) => known.ports[index] ?? port),
			});
		}
	}

	return byAddress([...rows.values()].map(({endpoint, ports}) => ({...endpoint, ports})));
};

/**
 * The addresses that get traffic on one Service port: the ready ones or, when there is none, those that still serve
 * while they terminate (KEP-1669).
 */
export const usableOn = (rows: readonly EndpointRow[], port: number): readonly EndpointRow[] => {
	const published = rows.filter(row => row.ports[port] !== undefined);
	const ready = published.filter(row => row.ready);
	return ready.length > 0 ? ready : published.filter(row => row.serving && row.terminating);
};

import {serviceIn} from '../../engine/probes/service-lookup.ts';
import type {Snapshot} from '../../engine/snapshot.ts';
import {allRoutes} from '../../model/networking/route-resources.ts';
import type {Records, Resource} from '../../model/records.ts';
import type {WayInObjects} from '../../probes/way-in/objects/way-in-objects.ts';

/** The objects of a snapshot that decide how requests come in. */
export const wayInObjects = ({clusterStore, inputs}: Snapshot): WayInObjects => {
	const all = <R extends Resource>(resource: R): ReadonlyArray<Records[R]> => [...clusterStore.records(resource)];
	return {
		ingresses: all('ingresses'),
		classes: all('ingressclasses'),
		routes: allRoutes(all),
		gateways: all('gateways'),
		services: all('services'),
		nodes: inputs.nodes.phase === 'synced' ? all('nodes') : undefined,
		known: (namespace, name) => serviceIn({clusterStore, inputs}, `${namespace}/${name}`),
	};
};

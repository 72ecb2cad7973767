import {allRoutes} from '../../model/networking/route-resources.ts';
import type {Records, Resource} from '../../model/records.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {WayInObjects} from '../../probes/way-in/objects/way-in-objects.ts';
import {serviceIn} from './service-lookup.ts';

/** The objects of a cluster that decide how requests come in; `isWhole` is whether those of all namespaces are known. */
export const wayInObjects = (clusterStore: ClusterStore, inputs: Inputs, isWhole: boolean): WayInObjects => {
	const all = <R extends Resource>(resource: R): ReadonlyArray<Records[R]> => [...clusterStore.records(resource)];
	return {
		isWhole,
		ingresses: all('ingresses'),
		classes: all('ingressclasses'),
		routes: allRoutes(all),
		gateways: all('gateways'),
		services: all('services'),
		nodes: inputs.nodes.phase === 'synced' ? all('nodes') : undefined,
		known: (namespace, name) => serviceIn({clusterStore, inputs}, `${namespace}/${name}`),
	};
};

import type {Collected, CollectedObject} from '../../manifest/collected.ts';
import {isDeepEqual} from '../../model/deep-equal.ts';
import {type EndpointSlice, keyOf, type Service} from '../../model/objects.ts';
import type {Records, Resource} from '../../model/records.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {workloadResources} from '../manifest-store.ts';
import {applyPods} from './apply-pods.ts';
import {plannedSlices, sliceController} from './planned-slices.ts';
import {areSlicesTouched} from './touched.ts';

/** Who makes slices of v1 Endpoints (kubernetes pkg/controller/endpointslicemirroring). */
const mirrorController = 'endpointslicemirroring-controller.k8s.io';

/** A Service as the server will have it: what it gave to the one that is there stays. */
const merged = (asked: Service, live: Service | undefined, now: number): Service => {
	if (live === undefined) {
		return {...asked, created: now};
	}

	const nodePortOf = (port: Service['ports'][number]) =>
		live.ports.find(each => each.port === port.port && each.protocol === port.protocol)?.nodePort ?? 0;
	const {uid, created, clusterIPs, loadBalancerIngress, loadBalancerErrors} = live;
	return {
		...asked,
		uid,
		created,
		clusterIPs: asked.clusterIPs.length > 0 || asked.type === 'ExternalName' ? asked.clusterIPs : clusterIPs,
		ports:
			asked.type === 'ClusterIP'
				? asked.ports
				: asked.ports.map(port => ({...port, nodePort: port.nodePort || nodePortOf(port)})),
		...(asked.type === 'LoadBalancer' && {loadBalancerIngress, ...(loadBalancerErrors && {loadBalancerErrors})}),
	};
};

/** What is there now, by resource and key: each resource is looked through once. */
const createLive = (clusterStore: ClusterStore) => {
	const known = new Map<Resource, ReadonlyMap<string, unknown>>();
	return <R extends Resource>(resource: R, key: string): Records[R] | undefined => {
		const records =
			known.get(resource) ?? new Map([...clusterStore.records(resource)].map(each => [keyOf(each), each]));
		known.set(resource, records);
		return records.get(key) as Records[R] | undefined;
	};
};

/** What an object asks for, without what the server or a controller writes into it. */
const askedOf = ({record}: Pick<CollectedObject, 'record'>) => {
	const {
		uid: _,
		created: _created,
		labels: _labels,
		statuses: _statuses,
		conditions: _conditions,
		listeners: _listeners,
		...asked
	} = record as unknown as Record<string, unknown>;
	return asked;
};

/** Puts the slices that the cluster will make of v1 Endpoints in the place of those that it has made of them. */
const applyEndpoints = (
	clusterStore: ClusterStore,
	{endpoints}: Collected,
	serviceOf: (key: string) => Service | undefined,
) => {
	const mirrored = endpoints.filter(({namespace, endpoints: {name}}) => {
		const service = serviceOf(`${namespace}/${name}`);
		return service !== undefined && service.type !== 'ExternalName' && Object.keys(service.selector).length === 0;
	});
	const keys = new Set(mirrored.map(({namespace, endpoints: {name}}) => `${namespace}/${name}`));
	for (const slice of [...clusterStore.records('endpointslices')] as unknown as readonly EndpointSlice[]) {
		if (slice.manager === mirrorController && keys.has(`${slice.namespace}/${slice.service}`)) {
			clusterStore.remove('endpointslices', slice);
		}
	}

	for (const slice of mirrored.flatMap(({slices}, index) =>
		slices.map(each => ({...each, name: `${each.name}/${index}`})),
	)) {
		clusterStore.upsert('endpointslices', slice);
	}
};

/** Writes the slices of Services that have changed, as the controller will. */
const applySlices = (clusterStore: ClusterStore, views: Iterable<ServiceView>) => {
	for (const view of views) {
		const {missing, service, slices} = view;
		// Those without a selector are left as they are.
		if (missing !== undefined || service.type === 'ExternalName' || Object.keys(service.selector).length === 0) {
			continue;
		}

		for (const slice of slices.filter(({manager}) => manager === sliceController)) {
			clusterStore.remove('endpointslices', slice);
		}

		for (const slice of plannedSlices(view)) {
			clusterStore.upsert('endpointslices', slice, {namespace: slice.namespace, name: `${slice.name}/planned`});
		}
	}
};

const joinAll = (clusterStore: ClusterStore, touched: Set<string>) => {
	clusterStore.refreshNearMatches();
	const {changed, removed} = clusterStore.rebuildDirtyViews(() => true);
	for (const key of [...changed.map(view => view.key), ...removed]) {
		touched.add(key);
	}
};

/**
 * Changes what is known of a cluster into what will be there once the manifests are applied; nothing is sent. Pods that
 * were most likely made from a template of the manifests stay as they are, others give way to such as run and are ready.
 * `now` in Unix seconds. Returns the keys of the Services whose view has changed, those included that are missing.
 */
export const applyManifests = (clusterStore: ClusterStore, collected: Collected, now: number): ReadonlySet<string> => {
	const before = new Map([...clusterStore.views()].map(view => [view.key, view]));
	const liveOf = createLive(clusterStore);
	const written = new Map(collected.services.map(({service}) => [keyOf(service), service]));
	for (const {service} of collected.services) {
		clusterStore.upsert('services', merged(service, liveOf('services', keyOf(service)), now));
	}

	for (const workload of collected.workloads) {
		const live = liveOf(workloadResources[workload.kind] as 'deployments', keyOf(workload));
		clusterStore.upsert(workloadResources[workload.kind] as 'deployments', {
			...workload,
			...(live && {uid: live.uid, created: live.created}),
		});
	}

	for (const collectedObject of collected.others) {
		const live = liveOf(collectedObject.resource, keyOf(collectedObject.record));
		// What its controller says of one that stays as it is holds.
		if (live === undefined || !isDeepEqual(askedOf({record: live}), askedOf(collectedObject))) {
			clusterStore.upsert(
				collectedObject.resource as 'httproutes',
				collectedObject.record as Extract<CollectedObject, {resource: 'httproutes'}>['record'],
			);
		}
	}

	applyEndpoints(clusterStore, collected, key => written.get(key) ?? liveOf('services', key));
	applyPods(clusterStore, collected);
	const touched = new Set<string>();
	joinAll(clusterStore, touched);
	const views = [...touched].map(key => clusterStore.view(key)).filter(view => view !== undefined);
	applySlices(
		clusterStore,
		views.filter(view => areSlicesTouched(before.get(view.key), view)),
	);
	joinAll(clusterStore, touched);
	return touched;
};

import type {Collected, CollectedObject} from '../manifest/collected.ts';
import {withControllerLabels} from '../manifest/controller-labels.ts';
import type {WorkloadKind} from '../model/objects.ts';
import type {Resource} from '../model/records.ts';
import {type ClusterStore, createClusterStore} from '../model/store/cluster-store.ts';

/** Under which resource a kind of workload is held. */
export const workloadResources: Readonly<Record<WorkloadKind, Resource & `${string}s`>> = {
	Deployment: 'deployments',
	StatefulSet: 'statefulsets',
	DaemonSet: 'daemonsets',
};

const put = (clusterStore: ClusterStore, {resource, record}: CollectedObject) => {
	clusterStore.upsert(resource as 'httproutes', record as Extract<CollectedObject, {resource: 'httproutes'}>['record']);
};

/** v1 Endpoints count for a Service without a selector: the cluster makes slices of them. */
const putEndpoints = (clusterStore: ClusterStore, {services, endpoints}: Pick<Collected, 'services' | 'endpoints'>) => {
	const withoutSelector = new Set(
		services
			.filter(({service}) => Object.keys(service.selector).length === 0)
			.map(({service: {namespace, name}}) => `${namespace}/${name}`),
	);
	for (const [namespace, all] of Map.groupBy(endpoints, each => each.namespace)) {
		clusterStore.setEndpoints(
			namespace,
			all.map(each => each.endpoints),
		);
		for (const {slices} of all.filter(each => withoutSelector.has(`${namespace}/${each.endpoints.name}`))) {
			for (const [index, slice] of slices.entries()) {
				clusterStore.upsert('endpointslices', slice, {namespace, name: `${slice.name}/${index}`});
			}
		}
	}
};

/** A store of what manifests hold, joined. `onJoin` hears of each Service before its turn. */
export const manifestStore = (collected: Collected, onJoin: () => void): ClusterStore => {
	const {services, pods, workloads, others} = collected;
	const clusterStore = createClusterStore();
	for (const {service} of services) {
		clusterStore.upsert('services', service);
	}

	for (const collectedObject of others) {
		put(clusterStore, collectedObject);
	}

	putEndpoints(clusterStore, collected);
	const all = withControllerLabels(
		pods,
		services.map(({service}) => service),
	);
	for (const [index, pod] of all.entries()) {
		// Those of templates are named for their owners, and owners of two kinds may have one name.
		clusterStore.upsert('pods', pod, {namespace: pod.namespace, name: String(index)});
	}

	for (const workload of workloads) {
		clusterStore.upsert(workloadResources[workload.kind] as 'deployments', workload);
	}

	clusterStore.populated();
	clusterStore.rebuildDirtyViews(() => {
		onJoin();
		return true;
	});
	return clusterStore;
};

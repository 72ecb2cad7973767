import type {Collection} from '../manifest/collection.ts';
import type {WorkloadKind} from '../model/objects.ts';
import type {Resource} from '../model/records.ts';
import {createWorld, type World} from '../model/store/cluster-store.ts';

const resourceOf: Readonly<Record<WorkloadKind, Resource & `${string}s`>> = {
	Deployment: 'deployments',
	StatefulSet: 'statefulsets',
	DaemonSet: 'daemonsets',
};

/** A world of what manifests hold, joined. `onJoin` hears of each Service before its turn. */
export const manifestWorld = (
	{services, slices, ingresses, pods, workloads}: Collection,
	onJoin: () => void,
): World => {
	const world = createWorld();
	for (const {service} of services) {
		world.upsert('services', service);
	}

	for (const slice of slices) {
		world.upsert('endpointslices', slice);
	}

	for (const ingress of ingresses) {
		world.upsert('ingresses', ingress);
	}

	for (const [index, pod] of pods.entries()) {
		// Those of templates are named for their owners, and owners of two kinds may have one name.
		world.upsert('pods', pod, {namespace: pod.namespace, name: String(index)});
	}

	for (const workload of workloads) {
		world.upsert(resourceOf[workload.kind] as 'deployments', workload);
	}

	world.populated();
	world.join(() => {
		onJoin();
		return true;
	});
	return world;
};

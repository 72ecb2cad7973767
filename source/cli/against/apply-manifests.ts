import type {Collected, Held} from '../../manifest/collected.ts';
import {withControllerLabels} from '../../manifest/controller-labels.ts';
import {isDeepEqual} from '../../model/deep-equal.ts';
import {keyOf, type Pod, type Service, type Workload} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {putEndpoints, workloadResources} from '../manifest-world.ts';
import {copiesOf, isMadeFrom, isOfSameOwner} from './planned-pods.ts';
import {plannedSlices, sliceController} from './planned-slices.ts';
import {areSlicesTouched} from './touched.ts';

/** Pods of these come and go: applying the manifest changes none that run. */
const passing = new Set(['Job', 'CronJob']);

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

const liveOf = <T extends {readonly namespace: string; readonly name: string}>(
	world: ClusterStore,
	resource: Held['resource'],
) => new Map([...world.records(resource)].map(record => [keyOf(record), record as T]));

/** What an object asks for, without what the server or a controller writes into it. */
const askedOf = ({record}: Pick<Held, 'record'>) => {
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

const applyPods = (world: ClusterStore, {pods, workloads, services}: Collected) => {
	const live = [...world.records('pods')] as unknown as readonly Pod[];
	const families = live.find(({ips}) => ips.length > 0)?.ips ?? ['192.0.2.1'];
	const replicasOf = ({namespace, owner}: Pod) =>
		workloads.find(each => each.kind === owner?.kind && each.name === owner.name && each.namespace === namespace)
			?.replicas ?? 1;
	const planned = withControllerLabels(
		pods.filter(({pod}) => !passing.has(pod.owner?.kind ?? '')),
		services.map(({service}) => service),
	);
	const asleep = workloads.filter(({replicas}) => replicas === 0);
	for (const workload of asleep) {
		for (const pod of live.filter(each =>
			isOfSameOwner(each, {...each, namespace: workload.namespace, owner: workload, labels: {}}),
		)) {
			world.remove('pods', pod);
		}
	}

	for (const [index, pod] of planned.entries()) {
		const running = live.filter(each => isOfSameOwner(each, pod));
		// What an operator makes of its own kinds is there if it is at work.
		if (running.some(each => isMadeFrom(each, pod)) || (pod.isUncertain && running.length > 0)) {
			continue;
		}

		for (const each of running) {
			world.remove('pods', each);
		}

		for (const [copy, each] of copiesOf(pod, replicasOf(pod), families).entries()) {
			// No pod has such a name: it takes the place of none.
			world.upsert('pods', each, {namespace: pod.namespace, name: `${index}/${copy}`});
		}
	}
};

/** Writes the slices of Services that have changed, as the controller will. */
const applySlices = (world: ClusterStore, views: Iterable<ServiceView>) => {
	for (const view of views) {
		const {missing, service, slices} = view;
		// Those without a selector are left as they are.
		if (missing !== undefined || service.type === 'ExternalName' || Object.keys(service.selector).length === 0) {
			continue;
		}

		for (const slice of slices.filter(({manager}) => manager === sliceController)) {
			world.remove('endpointslices', slice);
		}

		for (const slice of plannedSlices(view)) {
			world.upsert('endpointslices', slice, {namespace: slice.namespace, name: `${slice.name}/planned`});
		}
	}
};

const joinAll = (world: ClusterStore, touched: Set<string>) => {
	world.refreshNearMatches();
	const {changed, removed} = world.rebuildDirtyViews(() => true);
	for (const key of [...changed.map(view => view.key), ...removed]) {
		touched.add(key);
	}
};

/**
 * Changes what is known of a cluster into what will be there once the manifests are applied; nothing is sent. Pods that
 * were most likely made from a template of the manifests stay as they are, others give way to such as run and are ready.
 * `now` in Unix seconds. Returns the keys of the Services whose view has changed, those included that are missing.
 */
export const applyManifests = (world: ClusterStore, collected: Collected, now: number): ReadonlySet<string> => {
	const before = new Map([...world.views()].map(view => [view.key, view]));
	const services = liveOf<Service>(world, 'services');
	for (const {service} of collected.services) {
		world.upsert('services', merged(service, services.get(keyOf(service)), now));
	}

	for (const workload of collected.workloads) {
		const live = liveOf<Workload>(world, workloadResources[workload.kind]).get(keyOf(workload));
		world.upsert(workloadResources[workload.kind] as 'deployments', {
			...workload,
			...(live && {uid: live.uid, created: live.created}),
		});
	}

	for (const held of collected.others) {
		const live = liveOf(world, held.resource).get(keyOf(held.key ?? held.record));
		// What its controller says of one that stays as it is holds.
		if (live === undefined || !isDeepEqual(askedOf({record: live as Held['record']}), askedOf(held))) {
			world.upsert(
				held.resource as 'httproutes',
				held.record as Extract<Held, {resource: 'httproutes'}>['record'],
				held.key ?? held.record,
			);
		}
	}

	putEndpoints(world, collected);
	applyPods(world, collected);
	const touched = new Set<string>();
	joinAll(world, touched);
	const views = [...touched].map(key => world.view(key)).filter(view => view !== undefined);
	applySlices(
		world,
		views.filter(view => areSlicesTouched(before.get(view.key), view)),
	);
	joinAll(world, touched);
	return touched;
};

import type {PodObject, ServiceObject} from '../objects/kubernetes-object.ts';
import type {Change, ObjectStore} from '../objects/object-store.ts';
import {hasLabels} from '../objects/selectors.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {reconcileSlices} from './endpoint-slices.ts';
import {removePodEvents} from './pod-events.ts';
import {createPods} from './pods.ts';
import {reconcileWorkload, type WorkloadPlural} from './workloads.ts';

const ownerPlurals: Readonly<Record<string, WorkloadPlural>> = {
	Deployment: 'deployments',
	StatefulSet: 'statefulsets',
	DaemonSet: 'daemonsets',
};

/** The workload a pod belongs to in the end; its ReplicaSet is named DEPLOYMENT-HASH. */
const workloadOf = (store: ObjectStore, pod: PodObject) => {
	const owner = pod.metadata.ownerReferences?.[0];
	const top =
		owner?.kind === 'ReplicaSet'
			? store.get('replicasets', pod.metadata.namespace ?? '', owner.name)?.metadata.ownerReferences?.[0]
			: owner;
	const plural = top && ownerPlurals[top.kind];

	return plural && {plural, name: top.name};
};

/**
 * Keeps pods in step with workloads and slices in step with Services and pods, at once and in the caller's turn: when a
 * change returns, what follows from it has happened. Returns the pods and what stops it. `now` gives Unix milliseconds.
 */
export const runControllers = (store: ObjectStore, programs: DemoScenario['programs'], now: () => number) => {
	const pods = createPods(store, programs, now);
	// Insertion order is the order of work; what is asked for twice is done once.
	const waiting = new Map<string, () => void>();
	let isWorking = false;

	const work = () => {
		// A change made by a controller is already inside the loop that will see it.
		if (isWorking) {
			return;
		}

		isWorking = true;
		for (const [key, task] of waiting) {
			waiting.delete(key);
			task();
		}

		isWorking = false;
	};

	const slices = (namespace: string, name: string) =>
		waiting.set(`slices/${namespace}/${name}`, () => reconcileSlices(store, namespace, name));
	const workload = (plural: WorkloadPlural, namespace: string, name: string) =>
		waiting.set(`${plural}/${namespace}/${name}`, () => reconcileWorkload({store, pods, now}, plural, namespace, name));

	const podChanged = ({type, object, previous}: Change) => {
		const {namespace = ''} = object.metadata;
		const pod = object as PodObject;
		for (const service of store.list<ServiceObject>('services', namespace)) {
			const selector = service.spec.selector ?? {};
			if (hasLabels(pod.metadata.labels, selector) || hasLabels(previous?.metadata.labels, selector)) {
				slices(namespace, service.metadata.name);
			}
		}

		const owner = workloadOf(store, pod);
		if (owner) {
			workload(owner.plural, namespace, owner.name);
		}

		if (type === 'DELETED') {
			removePodEvents(store, pod);
		}
	};

	const stop = store.subscribe(change => {
		const {namespace = '', name} = change.object.metadata;
		if (change.plural === 'services') {
			slices(namespace, name);
		} else if (change.plural === 'pods') {
			podChanged(change);
		} else if (change.plural === 'deployments' || change.plural === 'statefulsets' || change.plural === 'daemonsets') {
			workload(change.plural, namespace, name);
		}

		work();
	});

	return {pods, stop};
};

import {suffixOf} from '../objects/identifier.ts';
import type {
	KubernetesObject,
	Labels,
	NodeObject,
	OwnerReference,
	PodObject,
	WorkloadObject,
} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {deploymentConditions} from './deployment-conditions.ts';
import type {Pods} from './pods.ts';
import {isReady} from './readiness.ts';

export type WorkloadPlural = 'deployments' | 'statefulsets' | 'daemonsets';

type Controller = {readonly store: ObjectStore; readonly pods: Pods; readonly now: () => number};

const ownerOf = ({apiVersion, kind, metadata}: KubernetesObject): OwnerReference => ({
	apiVersion,
	kind,
	name: metadata.name,
	uid: metadata.uid ?? '',
	controller: true,
	blockOwnerDeletion: true,
});

const isOwnedBy = (object: KubernetesObject, owner: KubernetesObject) =>
	object.metadata.ownerReferences?.some(({uid}) => uid === owner.metadata.uid) ?? false;

const podsOf = (store: ObjectStore, owner: KubernetesObject) =>
	store.list<PodObject>('pods', owner.metadata.namespace).filter(pod => isOwnedBy(pod, owner));

const createdAt = ({metadata}: KubernetesObject) => Date.parse(metadata.creationTimestamp ?? '');

const counts = (pods: readonly PodObject[], replicas: number) => {
	const ready = pods.filter(isReady).length;

	return {
		replicas: pods.length,
		updatedReplicas: pods.length,
		...(ready > 0 ? {readyReplicas: ready, availableReplicas: ready} : {}),
		...(ready < replicas ? {unavailableReplicas: replicas - ready} : {}),
	};
};

/** Starts the missing and removes the superfluous pods of a set whose pods have generated names. */
const fillSet = (
	{store, pods, now}: Controller,
	set: WorkloadObject,
	{replicas, labels, spawned}: {readonly replicas: number; readonly labels: Labels; readonly spawned: number},
) => {
	const present = podsOf(store, set);
	for (const pod of present.slice(replicas)) {
		pods.remove(pod);
	}

	const {namespace = '', name} = set.metadata;
	for (let index = present.length; index < replicas; index++) {
		pods.start({
			namespace,
			name: `${name}-${suffixOf(`${namespace}/${name}/${spawned + index}`)}`,
			generateName: `${name}-`,
			labels,
			owner: ownerOf(set),
			spec: set.spec.template.spec,
			// Pods of a set that was just made are as old as it; a later one is new.
			created: spawned === 0 ? createdAt(set) : now(),
		});
	}

	return podsOf(store, set);
};

const rolloutOf = ({status = {}}: WorkloadObject) => {
	const {observedGeneration, conditions = []} = status as {
		readonly observedGeneration?: number;
		readonly conditions?: ReadonlyArray<{readonly reason: string}>;
	};

	return {observedGeneration, isDone: conditions.some(({reason}) => reason === 'NewReplicaSetAvailable')};
};

const reconcileDeployment = (controller: Controller, deployment: WorkloadObject, isFirst: boolean) => {
	const {store} = controller;
	const {namespace = '', name} = deployment.metadata;
	const {replicas: wanted = 1, template} = deployment.spec;
	const {serviceAccountName} = template.spec;
	// The demo has no ServiceAccounts: the API server refuses pods that name one.
	const replicas = serviceAccountName ? 0 : wanted;
	const hash = suffixOf(JSON.stringify(template), 10);
	const sets = store
		.list<WorkloadObject>('replicasets', namespace)
		.filter(candidate => isOwnedBy(candidate, deployment));
	const labels = {...template.metadata.labels, 'pod-template-hash': hash};
	const current =
		store.get<WorkloadObject>('replicasets', namespace, `${name}-${hash}`) ??
		store.create<WorkloadObject>('replicasets', {
			apiVersion: 'apps/v1',
			kind: 'ReplicaSet',
			metadata: {
				name: `${name}-${hash}`,
				namespace,
				labels,
				annotations: {'deployment.kubernetes.io/revision': String(sets.length + 1)},
				ownerReferences: [ownerOf(deployment)],
				...(isFirst ? {creationTimestamp: deployment.metadata.creationTimestamp} : {}),
			},
			spec: {
				replicas,
				selector: {matchLabels: {...deployment.spec.selector.matchLabels, 'pod-template-hash': hash}},
				template: {...template, metadata: {...template.metadata, labels}},
			},
		})!;
	const spawned = isFirst ? 0 : store.version();
	const present = fillSet(controller, current, {replicas, labels, spawned});
	store.update('replicasets', {
		...current,
		spec: {...current.spec, replicas},
		status: {replicas: present.length, readyReplicas: present.filter(isReady).length},
	});

	for (const old of sets.filter(({metadata}) => metadata.name !== current.metadata.name)) {
		fillSet(controller, old, {replicas: 0, labels, spawned});
		store.update('replicasets', {...old, spec: {...old.spec, replicas: 0}, status: {replicas: 0}});
	}

	const isAvailable = present.filter(isReady).length >= wanted;
	const {observedGeneration, isDone} = rolloutOf(deployment);
	// A rollout that was done stays done when a pod turns unready later.
	const isRolledOut = isAvailable || (isDone && observedGeneration === deployment.metadata.generation);
	return {
		...counts(present, wanted),
		observedGeneration: deployment.metadata.generation,
		conditions: deploymentConditions(deployment, hash, {isAvailable, isRolledOut}),
	};
};

/** A pod of another revision is replaced (apps/v1 StatefulSetRevisionLabel). */
const revisionLabel = 'controller-revision-hash';

const reconcileStatefulSet = ({store, pods, now}: Controller, set: WorkloadObject, isFirst: boolean) => {
	const {namespace = '', name} = set.metadata;
	const {replicas = 1, template, serviceName} = set.spec;
	const revision = `${name}-${suffixOf(JSON.stringify(template), 10)}`;
	for (const pod of podsOf(store, set).filter(({metadata}) => metadata.labels?.[revisionLabel] !== revision)) {
		pods.remove(pod);
	}

	for (let ordinal = 0; ordinal < replicas; ordinal++) {
		const hostname = `${name}-${ordinal}`;
		if (!store.get('pods', namespace, hostname)) {
			pods.start({
				namespace,
				name: hostname,
				generateName: `${name}-`,
				labels: {
					...template.metadata.labels,
					'apps.kubernetes.io/pod-index': String(ordinal),
					'statefulset.kubernetes.io/pod-name': hostname,
					[revisionLabel]: revision,
				},
				owner: ownerOf(set),
				spec: {...template.spec, hostname, subdomain: serviceName},
				created: isFirst ? createdAt(set) : now(),
			});
		}
	}

	for (const pod of podsOf(store, set).filter(({metadata}) => Number(metadata.name.split('-').at(-1)) >= replicas)) {
		pods.remove(pod);
	}

	return {...counts(podsOf(store, set), replicas), observedGeneration: set.metadata.generation};
};

const reconcileDaemonSet = ({store, pods, now}: Controller, set: WorkloadObject, isFirst: boolean) => {
	const {namespace = '', name} = set.metadata;
	const nodes = store.list<NodeObject>('nodes');
	for (const {metadata} of nodes) {
		if (!podsOf(store, set).some(({spec}) => spec.nodeName === metadata.name)) {
			pods.start({
				namespace,
				name: `${name}-${suffixOf(`${namespace}/${name}/${metadata.name}/${isFirst ? 0 : store.version()}`)}`,
				generateName: `${name}-`,
				labels: set.spec.template.metadata.labels,
				owner: ownerOf(set),
				spec: {...set.spec.template.spec, nodeName: metadata.name},
				created: isFirst ? createdAt(set) : now(),
			});
		}
	}

	const ready = podsOf(store, set).filter(isReady).length;

	return {
		currentNumberScheduled: nodes.length,
		desiredNumberScheduled: nodes.length,
		numberMisscheduled: 0,
		numberReady: ready,
		numberAvailable: ready,
		updatedNumberScheduled: nodes.length,
		observedGeneration: set.metadata.generation,
	};
};

const reconcilers = {
	deployments: reconcileDeployment,
	statefulsets: reconcileStatefulSet,
	daemonsets: reconcileDaemonSet,
};

/** Brings the pods of one workload in step with it, then its status in step with them. */
export const reconcileWorkload = (controller: Controller, plural: WorkloadPlural, namespace: string, name: string) => {
	const {store, pods} = controller;
	const workload = store.get<WorkloadObject>(plural, namespace, name);
	if (!workload) {
		// Garbage collection: what belonged to a workload that is gone goes too.
		for (const kind of ['replicasets', 'pods'] as const) {
			for (const object of store.list(kind, namespace)) {
				const owner = object.metadata.ownerReferences?.[0];
				if (owner && owner.name === name && `${owner.kind.toLowerCase()}s` === plural) {
					for (const pod of kind === 'pods' ? [object as PodObject] : podsOf(store, object)) {
						pods.remove(pod);
					}

					store.delete(kind, namespace, object.metadata.name);
				}
			}
		}

		return;
	}

	const status = reconcilers[plural](controller, workload, workload.status === undefined);
	store.update(plural, {...workload, status});
};

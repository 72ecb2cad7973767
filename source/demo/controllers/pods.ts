import {uidOf} from '../objects/identifier.ts';
import type {Labels, NodeObject, OwnerReference, PodObject, PodSpec} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {hasLabels} from '../objects/selectors.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {podStatus} from './kubelet.ts';
import {writePodEvents} from './pod-events.ts';

export type PodRequest = {
	readonly namespace: string;
	readonly name: string;
	readonly generateName?: string;
	readonly labels: Labels;
	readonly owner: OwnerReference;
	readonly spec: PodSpec;
	/** Unix milliseconds. */
	readonly created: number;
};

/** Starts and removes pods, as scheduler and kubelets do. `now` gives Unix milliseconds. */
export const createPods = (store: ObjectStore, programs: DemoScenario['programs'], now: () => number) => {
	let started = 0;

	const nodeFor = (spec: PodSpec) => {
		const nodes = store.list<NodeObject>('nodes');
		const fitting = nodes.filter(({metadata}) => hasLabels(metadata.labels, spec.nodeSelector ?? {}));
		const wanted = spec.nodeName ? fitting.filter(({metadata}) => metadata.name === spec.nodeName) : fitting;

		return {node: spec.schedulingGates ? undefined : wanted[started % Math.max(wanted.length, 1)], nodes};
	};

	return {
		/** Creates a pod, lets it be seen pending, and then in the state its programs bring it to. */
		start({namespace, name, generateName, labels, owner, spec, created}: PodRequest) {
			const {node, nodes} = nodeFor(spec);
			started++;
			const uid = uidOf(`pod/${namespace}/${name}/${started}`);
			const pending: PodObject = {
				apiVersion: 'v1',
				kind: 'Pod',
				metadata: {
					name,
					...(generateName ? {generateName} : {}),
					namespace,
					uid,
					creationTimestamp: timestampOf(created),
					labels,
					ownerReferences: [owner],
				},
				spec: {restartPolicy: 'Always', ...spec, ...(node ? {nodeName: node.metadata.name} : {})},
				status: {phase: 'Pending', conditions: [], qosClass: 'Burstable'},
			};
			const pod = store.create('pods', pending);
			if (!pod) {
				return;
			}

			const address = node?.status.addresses[0]?.address ?? '';
			const status = podStatus(pod, programs, {
				now: now(),
				created,
				node: node && {name: node.metadata.name, address},
				nodeCount: nodes.length,
				podIP: spec.hostNetwork ? address : `10.244.${Math.floor(started / 250)}.${(started % 250) + 2}`,
			});
			const running = store.update('pods', {...pod, status});
			writePodEvents(store, running ?? pod, programs, {now: now(), created});
		},
		/** Deletes a pod as a user does: it is seen terminating before it is gone. */
		remove(pod: PodObject) {
			const {namespace = '', name} = pod.metadata;
			const deleted = {...pod.metadata, deletionTimestamp: timestampOf(now() + 30_000), deletionGracePeriodSeconds: 30};
			store.update('pods', {...pod, metadata: deleted});

			return store.delete('pods', namespace, name);
		},
	};
};

export type Pods = ReturnType<typeof createPods>;

import type {ContainerPort} from '../../model/containers.ts';
import type {Labels, Workload, WorkloadKind} from '../../model/objects.ts';
import {containerAt} from './container.ts';
import {metadataAt, noMetadata, secondsAt} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** Field numbers that differ between the kinds (k8s.io/api apps/v1 generated.proto). */
const numbers = {
	Deployment: {template: 3, replicas: 1, paused: 7, deadline: 9, conditions: 6, serviceName: undefined},
	StatefulSet: {
		template: 3,
		replicas: 1,
		paused: undefined,
		deadline: undefined,
		conditions: undefined,
		serviceName: 5,
	},
	DaemonSet: {
		template: 2,
		replicas: undefined,
		paused: undefined,
		deadline: undefined,
		conditions: undefined,
		serviceName: undefined,
	},
} as const;

/** DaemonSetStatus.desiredNumberScheduled. */
const desiredNumberScheduled = 3;

/** A PodTemplateSpec: metadata 1, spec 2 {containers 2*}. */
const templateAt = (bytes: Buffer, start: number, end: number): {labels: Labels; ports: readonly ContainerPort[]} => {
	let {labels} = noMetadata;
	const ports: ContainerPort[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			({labels} = metadataAt(bytes, from, to));
		} else if (field === 2) {
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				if (inner === 2) {
					ports.push(...containerAt(bytes, innerStart, innerEnd).ports);
				}
			});
		}
	});
	return {labels, ports};
};

/** What apps/v1 takes for progressDeadlineSeconds where none is given. */
const usualDeadline = 600;

/** `updated` is when a rollout under way last got on, Unix seconds. */
type Told = Partial<Pick<Workload, 'rollout' | 'failure'>> & {readonly updated?: number};

/** A DeploymentCondition: type 1, status 2, reason 4, message 5, lastUpdateTime 6. What it tells of the rollout, and of pods that can't be made. */
const conditionAt = (bytes: Buffer, start: number, end: number): Told => {
	let type = '';
	let status = '';
	let reason = '';
	let message = '';
	let updated = 0;
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			type = textAt(bytes, from, to);
		} else if (field === 2) {
			status = textAt(bytes, from, to);
		} else if (field === 4) {
			reason = textAt(bytes, from, to);
		} else if (field === 5) {
			message = textAt(bytes, from, to);
		} else if (field === 6) {
			updated = secondsAt(bytes, from, to);
		}
	});
	if (type === 'ReplicaFailure' && status === 'True' && message !== '') {
		return {failure: message};
	}

	if (type !== 'Progressing') {
		return {};
	}

	if (status === 'False') {
		return {rollout: 'failed'};
	}

	if (reason === 'NewReplicaSetAvailable') {
		return {rollout: 'done'};
	}

	// The clock of a paused one stands still (pkg/controller/deployment/util DeploymentTimedOut).
	return reason === 'DeploymentPaused' || updated === 0 ? {rollout: 'rolling'} : {rollout: 'rolling', updated};
};

/** A reader for one kind of workload: metadata 1, spec 2, status 3. */
export const workloadAt =
	(kind: WorkloadKind) =>
	(bytes: Buffer, start: number, end: number): Workload => {
		const {
			template,
			replicas: replicasField,
			paused,
			deadline,
			conditions,
			serviceName: serviceNameField,
		} = numbers[kind];
		let metadata = noMetadata;
		let pods = templateAt(bytes, 0, 0);
		// An absent count means one; a DaemonSet has as many as there are nodes for it.
		let replicas = kind === 'DaemonSet' ? 0 : 1;
		let serviceName = '';
		let isPaused = false as boolean;
		let deadlineSeconds = usualDeadline;
		let told: Told = {};
		eachField(bytes, start, end, (field, from, to) => {
			if (field === 1) {
				metadata = metadataAt(bytes, from, to);
			} else if (field === 2) {
				eachField(bytes, from, to, (inner, innerStart, innerEnd, value) => {
					if (inner === template) {
						pods = templateAt(bytes, innerStart, innerEnd);
					} else if (inner === replicasField) {
						replicas = value;
					} else if (inner === serviceNameField) {
						serviceName = textAt(bytes, innerStart, innerEnd);
					} else if (inner === paused) {
						isPaused = value === 1;
					} else if (inner === deadline) {
						deadlineSeconds = value;
					}
				});
			} else if (field === 3) {
				eachField(bytes, from, to, (inner, innerStart, innerEnd, value) => {
					if (kind === 'DaemonSet' && inner === desiredNumberScheduled) {
						replicas = value;
					} else if (inner === conditions) {
						told = {...told, ...conditionAt(bytes, innerStart, innerEnd)};
					}
				});
			}
		});
		const {namespace, name, uid, created, labels} = metadata;
		const {updated, ...state} = told;
		return {
			namespace,
			name,
			uid,
			created,
			labels,
			kind,
			replicas,
			podLabels: pods.labels,
			ports: pods.ports,
			...(serviceName && {serviceName}),
			rollout: 'done',
			...state,
			...(updated !== undefined && {rolloutDeadline: updated + deadlineSeconds}),
			...(isPaused && ({isPaused: true} as const)),
		};
	};

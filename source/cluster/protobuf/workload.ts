import type {ContainerPort, Labels, Workload, WorkloadKind} from '../../model/objects.ts';
import {containerAt} from './container.ts';
import {metadataAt, noMetadata} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** Field numbers that differ between the kinds (k8s.io/api apps/v1 generated.proto). */
const numbers = {
	Deployment: {template: 3, replicas: 1, conditions: 6, serviceName: undefined},
	StatefulSet: {template: 3, replicas: 1, conditions: undefined, serviceName: 5},
	DaemonSet: {template: 2, replicas: undefined, conditions: undefined, serviceName: undefined},
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

/** A DeploymentCondition: type 1, status 2, reason 4. undefined for one that does not tell of the rollout. */
const rolloutAt = (bytes: Buffer, start: number, end: number): Workload['rollout'] | undefined => {
	let type = '';
	let status = '';
	let reason = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			type = textAt(bytes, from, to);
		} else if (field === 2) {
			status = textAt(bytes, from, to);
		} else if (field === 4) {
			reason = textAt(bytes, from, to);
		}
	});
	if (type !== 'Progressing') {
		return undefined;
	}

	if (status === 'False') {
		return 'failed';
	}

	return reason === 'NewReplicaSetAvailable' ? 'done' : 'rolling';
};

/** A reader for one kind of workload: metadata 1, spec 2, status 3. */
export const workloadAt =
	(kind: WorkloadKind) =>
	(bytes: Buffer, start: number, end: number): Workload => {
		const {template, replicas: replicasField, conditions, serviceName: serviceNameField} = numbers[kind];
		let metadata = noMetadata;
		let pods = templateAt(bytes, 0, 0);
		// An absent count means one; a DaemonSet has as many as there are nodes for it.
		let replicas = kind === 'DaemonSet' ? 0 : 1;
		let rollout: Workload['rollout'] = 'done';
		let serviceName = '';
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
					}
				});
			} else if (field === 3) {
				eachField(bytes, from, to, (inner, innerStart, innerEnd, value) => {
					if (kind === 'DaemonSet' && inner === desiredNumberScheduled) {
						replicas = value;
					} else if (inner === conditions) {
						rollout = rolloutAt(bytes, innerStart, innerEnd) ?? rollout;
					}
				});
			}
		});
		const {namespace, name, uid, created, labels} = metadata;
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
			rollout,
			...(serviceName && {serviceName}),
		};
	};

import type {Workload, WorkloadKind} from '../../model/objects.ts';
import {container} from './container.ts';
import {identity, type Json, labels, list, number, object, seconds, text} from './fields.ts';

/** What apps/v1 takes for progressDeadlineSeconds where none is given. */
const usualDeadline = 600;

/** A rollout that is not over yet is 'rolling'; one past its progressDeadlineSeconds has failed (apps/v1 DeploymentCondition). */
const rollout = (conditions: Json, deadline: Json): Pick<Workload, 'rollout' | 'rolloutDeadline'> => {
	const progressing = list(conditions)
		.map(object)
		.find(({type}) => type === 'Progressing');
	if (progressing?.status === 'False') {
		return {rollout: 'failed'};
	}

	if (progressing === undefined || progressing.reason === 'NewReplicaSetAvailable') {
		return {rollout: 'done'};
	}

	const updated = seconds(progressing.lastUpdateTime);
	// The clock of a paused one stands still (pkg/controller/deployment/util DeploymentTimedOut).
	return progressing.reason === 'DeploymentPaused' || updated === 0
		? {rollout: 'rolling'}
		: {rollout: 'rolling', rolloutDeadline: updated + number(deadline ?? usualDeadline)};
};

/** Why pods cannot be made (apps/v1 DeploymentReplicaFailure); '' where they can. */
const failure = (conditions: Json): string => {
	const failing = list(conditions)
		.map(object)
		.find(({type, status}) => type === 'ReplicaFailure' && status === 'True');
	return text(failing?.message);
};

/** A reader for one kind of workload of apps/v1. */
export const workload =
	(kind: WorkloadKind) =>
	(value: Json): Workload => {
		const {metadata, spec: specification, status} = object(value);
		const spec = object(specification);
		const template = object(spec.template);
		const replicas = spec.replicas;
		const serviceName = kind === 'StatefulSet' ? text(spec.serviceName) : '';
		const {conditions} = object(status);
		const failed = kind === 'Deployment' ? failure(conditions) : '';
		return {
			...identity(metadata),
			kind,
			// An absent count means one; a DaemonSet has as many as there are nodes for it.
			replicas: kind === 'DaemonSet' ? number(object(status).desiredNumberScheduled) : number(replicas ?? 1),
			podLabels: labels(object(template.metadata).labels),
			ports: list(object(template.spec).containers).flatMap(each => container(each).ports),
			...(serviceName && {serviceName}),
			...(kind === 'Deployment' ? rollout(conditions, spec.progressDeadlineSeconds) : {rollout: 'done'}),
			...(failed && {failure: failed}),
			...(kind === 'Deployment' && spec.paused === true && {isPaused: true}),
		};
	};

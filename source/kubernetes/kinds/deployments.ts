import type {Workload} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf} from '../parts/metadata.ts';
import {podTemplate} from '../parts/pod-template.ts';
import {rolloutLeft, workloadMetadata} from '../parts/rollout.ts';
import {many, message, one} from '../wire/message.ts';
import {boolean, integer, optional, text, time, type Value} from '../wire/values.ts';

/** What apps/v1 takes for progressDeadlineSeconds where none is given. */
const defaultDeadlineSeconds = 600;

const condition = message({
	type: one(1, text),
	status: one(2, text),
	reason: one(4, text),
	message: one(5, text),
	lastUpdateTime: one(6, time),
	lastTransitionTime: one(7, time),
});

type Condition = Value<typeof condition>;

/** A rollout that is not over yet is 'rolling'; one past its deadline has failed (apps/v1 DeploymentCondition). */
const rolloutOf = (
	progressing: Condition | undefined,
	deadlineSeconds: number,
): Pick<Workload, 'rollout' | 'rolloutDeadline' | 'stuckRevision' | 'failedSince'> => {
	if (progressing?.status === 'False') {
		// pkg/controller/deployment/progress.go words it so.
		const [, stuckRevision] = /^ReplicaSet "([^"]+)" has timed out progressing/.exec(progressing.message) ?? [];
		const {lastTransitionTime: failedSince} = progressing;
		return {rollout: 'failed', ...(stuckRevision && {stuckRevision}), ...(failedSince > 0 && {failedSince})};
	}

	if (progressing === undefined || progressing.reason === 'NewReplicaSetAvailable') {
		return {rollout: 'done'};
	}

	const {reason, lastUpdateTime: updated} = progressing;
	// The clock of a paused one stands still (pkg/controller/deployment/util DeploymentTimedOut).
	return reason === 'DeploymentPaused' || updated === 0
		? {rollout: 'rolling'}
		: {rollout: 'rolling', rolloutDeadline: updated + deadlineSeconds};
};

/** What a rollout still waits for. That pods fail after it was over is none: its condition says that it was. */
const unfinishedOf = (
	generation: number,
	wanted: number,
	status: {
		readonly observedGeneration: number;
		readonly replicas: number;
		readonly updatedReplicas: number;
		readonly availableReplicas: number;
	},
	progressing: Condition | undefined,
): Pick<Workload, 'unfinished'> => {
	const {observedGeneration, replicas: total, updatedReplicas: updated, availableReplicas: available} = status;
	const isOver = observedGeneration >= generation && progressing?.reason === 'NewReplicaSetAvailable';
	const left = isOver ? undefined : rolloutLeft({generation, observedGeneration, wanted, updated, total, available});
	return left === undefined ? {} : {unfinished: left};
};

/** Fields by k8s.io/api apps/v1 generated.proto. */
export const deployments = kind({
	resource: 'deployments',
	kind: 'Deployment',
	group: 'apps',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['deploy'],
	listing: 'first',
	fields: message({
		metadata: one(1, workloadMetadata),
		spec: one(
			2,
			message({
				replicas: one(1, optional(integer)),
				template: one(3, podTemplate),
				paused: one(7, boolean),
				progressDeadlineSeconds: one(9, optional(integer)),
			}),
		),
		status: one(
			3,
			message({
				observedGeneration: one(1, integer),
				replicas: one(2, integer),
				updatedReplicas: one(3, integer),
				availableReplicas: one(4, integer),
				conditions: many(6, condition),
			}),
		),
	}),
	record({metadata: known, spec, status}): Workload {
		const {conditions} = status;
		const progressing = conditions.find(({type}) => type === 'Progressing');
		const failing = conditions.find(({type, status}) => type === 'ReplicaFailure' && status === 'True');
		return {
			...identityOf(known),
			kind: 'Deployment',
			replicas: spec.replicas ?? 1,
			...spec.template,
			...rolloutOf(progressing, spec.progressDeadlineSeconds ?? defaultDeadlineSeconds),
			...(failing?.message && {failure: failing.message}),
			...(failing && failing.lastTransitionTime > 0 && {failedSince: failing.lastTransitionTime}),
			...(spec.paused ? {isPaused: true} : unfinishedOf(known.generation, spec.replicas ?? 1, status, progressing)),
		};
	},
});

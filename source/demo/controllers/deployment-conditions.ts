import type {WorkloadObject} from '../objects/kubernetes-object.ts';

/** What a Deployment's controller says of it in its status; `hash` is that of its ReplicaSet. */
export const deploymentConditions = (
	{metadata, spec}: WorkloadObject,
	hash: string,
	{isAvailable, isRolledOut}: {readonly isAvailable: boolean; readonly isRolledOut: boolean},
) => {
	const {namespace, name, creationTimestamp: time} = metadata;
	const {serviceAccountName} = spec.template.spec;
	const condition = (type: string, isTrue: boolean, reason: string, message = '') => ({
		type,
		status: isTrue ? 'True' : 'False',
		reason,
		message,
		lastUpdateTime: time,
		lastTransitionTime: time,
	});
	const refusal = `pods "${name}-${hash}-" is forbidden: error looking up service account ${namespace}/${serviceAccountName}: serviceaccount "${serviceAccountName}" not found`;

	return [
		condition('Available', isAvailable, isAvailable ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable'),
		// A rollout that is not done after ten minutes has failed; one seen here without an end is such a one.
		condition('Progressing', isRolledOut, isRolledOut ? 'NewReplicaSetAvailable' : 'ProgressDeadlineExceeded'),
		...(serviceAccountName ? [condition('ReplicaFailure', true, 'FailedCreate', refusal)] : []),
	];
};

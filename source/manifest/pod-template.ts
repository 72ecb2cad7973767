import {pods} from '../kubernetes/kinds/pods.ts';
import {type Json, object, text} from '../kubernetes/wire/json.ts';
import type {Owner, Pod} from '../model/objects.ts';
import {isNamespaceAssumed, nameOf} from './collected.ts';

/** Labels that a Job gives to its pods, whatever its template has (batch/v1 types.go). */
const jobLabels = ({kind, name}: Owner) =>
	kind === 'Job' ? {'job-name': name, 'batch.kubernetes.io/job-name': name} : {};

/**
 * The pod that a template would make, as if it ran and were ready: what a Service asks of pods that is not known before
 * they run is taken for granted. `value` is the object that the template is in: the pod has its name, and the pod is kept
 * with it, as what its controller adds depends on it.
 */
export const podFrom = (
	template: Json,
	{
		namespace,
		owner,
		isUncertain = false,
		value,
	}: {
		readonly namespace: string;
		/** What makes it; undefined for a bare pod. */
		readonly owner: Owner | undefined;
		/** Whether a placeholder or an operator has the say about it. */
		readonly isUncertain?: boolean;
		readonly value: Json;
	},
): {pod: Pod; value: Json} => {
	const {metadata, spec} = object(template);
	const name = nameOf(value);
	const {labels} = object(metadata);
	const made = pods.fromJson({
		metadata: {...object(metadata), namespace, name, labels: {...object(labels), ...(owner && jobLabels(owner))}},
		spec,
		status: {phase: 'Running', podIP: '0.0.0.0', conditions: [{type: 'Ready', status: 'True'}]},
	});
	// The owner's name is safe to draw once it was read.
	const pod = {
		...made,
		owner: owner && {kind: owner.kind, name: made.name},
		uid: `${owner?.kind ?? 'Pod'}/${namespace}/${name}`,
		isPlanned: true as const,
		...(isNamespaceAssumed(value, namespace) && {isNamespaceAssumed: true as const}),
		...(isUncertain && {isUncertain: true as const}),
	};
	return {pod, value};
};

/** Whether `helm test` alone makes an object, and only for as long as the test takes: nobody calls it (Helm, Chart Tests). */
export const isHelmTest = (value: Json): boolean => {
	const {annotations} = object(object(value).metadata);
	return /\btest\b/.test(text(object(annotations)['helm.sh/hook']));
};

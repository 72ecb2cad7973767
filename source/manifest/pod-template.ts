import {pods} from '../kubernetes/kinds/pods.ts';
import {type Json, object} from '../kubernetes/wire/json.ts';
import type {Pod} from '../model/objects.ts';

/**
 * The pod that a template would make, as if it ran and were ready: what a Service asks of pods that is not known before
 * they run is taken for granted.
 */
export const podFrom = (
	template: Json,
	{namespace, name}: {readonly namespace: string; readonly name: string},
	/** Kind of what makes it, which has its name; undefined for a bare pod. */
	ownerKind: string | undefined,
): Pod => {
	const {metadata, spec} = object(template);
	const made = pods.fromJson({
		metadata: {...object(metadata), namespace, name},
		spec,
		status: {phase: 'Running', podIP: '0.0.0.0', conditions: [{type: 'Ready', status: 'True'}]},
	});
	return {
		...made,
		owner: ownerKind === undefined ? undefined : {kind: ownerKind, name: made.name},
		uid: `${ownerKind ?? 'Pod'}/${namespace}/${name}`,
	};
};

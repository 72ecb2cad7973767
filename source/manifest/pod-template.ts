import {type Json, object} from '../cluster/json/fields.ts';
import {pod} from '../cluster/json/pod.ts';
import type {Owner, Pod} from '../model/objects.ts';

/**
 * The pod that a template would make, as if it ran and were ready: what a Service asks of pods that is not known before
 * they run is taken for granted.
 */
export const podFrom = (template: Json, namespace: string, owner: Owner | undefined): Pod => {
	const {metadata, spec} = object(template);
	const made = pod({
		metadata: {...object(metadata), namespace, ...(owner && {name: owner.name})},
		spec,
		status: {phase: 'Running', podIP: '0.0.0.0', conditions: [{type: 'Ready', status: 'True'}]},
	});
	return {...made, owner, uid: `${owner?.kind ?? 'Pod'}/${namespace}/${made.name}`};
};

import type {Workload} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf} from '../parts/metadata.ts';
import {podTemplate} from '../parts/pod-template.ts';
import {rolloutLeft, workloadMetadata} from '../parts/rollout.ts';
import {message, one} from '../wire/message.ts';
import {integer, text} from '../wire/values.ts';

/** Fields by k8s.io/api apps/v1 generated.proto. */
export const daemonsets = kind({
	resource: 'daemonsets',
	kind: 'DaemonSet',
	group: 'apps',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['ds'],
	listing: 'first',
	fields: message({
		metadata: one(1, workloadMetadata),
		spec: one(2, message({template: one(2, podTemplate), updateStrategy: one(3, message({type: one(1, text)}))})),
		status: one(
			3,
			message({
				desiredNumberScheduled: one(3, integer),
				observedGeneration: one(5, integer),
				updatedNumberScheduled: one(6, integer),
				numberAvailable: one(7, integer),
			}),
		),
	}),
	record({metadata: known, spec, status}): Workload {
		// It has as many as there are nodes for it.
		const wanted = status.desiredNumberScheduled;
		const left = rolloutLeft({
			generation: known.generation,
			observedGeneration: status.observedGeneration,
			wanted,
			toUpdate: spec.updateStrategy.type === 'OnDelete' ? 0 : wanted,
			updated: status.updatedNumberScheduled,
			available: status.numberAvailable,
		});
		return {
			...identityOf(known),
			kind: 'DaemonSet',
			replicas: wanted,
			...spec.template,
			rollout: 'done',
			...(left !== undefined && {unfinished: left}),
		};
	},
});

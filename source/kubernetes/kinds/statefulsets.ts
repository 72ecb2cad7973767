import type {Workload} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf} from '../parts/metadata.ts';
import {podTemplate} from '../parts/pod-template.ts';
import {rolloutLeft, workloadMetadata} from '../parts/rollout.ts';
import {message, one} from '../wire/message.ts';
import {integer, optional, text} from '../wire/values.ts';

/** Fields by k8s.io/api apps/v1 generated.proto. */
export const statefulsets = kind({
	resource: 'statefulsets',
	kind: 'StatefulSet',
	group: 'apps',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['sts'],
	listing: 'first',
	fields: message({
		metadata: one(1, workloadMetadata),
		spec: one(
			2,
			message({
				replicas: one(1, optional(integer)),
				template: one(3, podTemplate),
				serviceName: one(5, text),
				podManagementPolicy: one(6, text),
				updateStrategy: one(
					7,
					message({type: one(1, text), rollingUpdate: one(2, message({partition: one(1, integer)}))}),
				),
			}),
		),
		status: one(
			3,
			message({
				observedGeneration: one(1, integer),
				readyReplicas: one(3, integer),
				updatedReplicas: one(5, integer),
			}),
		),
	}),
	record({metadata: known, spec, status}): Workload {
		const {replicas, template, serviceName, podManagementPolicy, updateStrategy} = spec;
		const wanted = replicas ?? 1;
		// Old pods of OnDelete, and those below the partition, stay as they are.
		const toUpdate =
			updateStrategy.type === 'OnDelete' ? 0 : Math.max(0, wanted - updateStrategy.rollingUpdate.partition);
		const left = rolloutLeft({
			generation: known.generation,
			observedGeneration: status.observedGeneration,
			...{wanted, toUpdate},
			updated: status.updatedReplicas,
			available: status.readyReplicas,
		});
		return {
			...identityOf(known),
			kind: 'StatefulSet',
			replicas: wanted,
			...template,
			...(serviceName && {serviceName}),
			...(podManagementPolicy === 'Parallel' && {isParallel: true}),
			rollout: 'done',
			...(left !== undefined && {unfinished: left}),
		};
	},
});

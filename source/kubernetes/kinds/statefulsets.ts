import type {Workload} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {podTemplate} from '../parts/pod-template.ts';
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
		metadata: one(1, metadata),
		spec: one(
			2,
			message({
				replicas: one(1, optional(integer)),
				template: one(3, podTemplate),
				serviceName: one(5, text),
				podManagementPolicy: one(6, text),
			}),
		),
	}),
	record: ({metadata: known, spec: {replicas, template, serviceName, podManagementPolicy}}): Workload => ({
		...identityOf(known),
		kind: 'StatefulSet',
		replicas: replicas ?? 1,
		...template,
		...(serviceName && {serviceName}),
		...(podManagementPolicy === 'Parallel' && {isParallel: true}),
		rollout: 'done',
	}),
});

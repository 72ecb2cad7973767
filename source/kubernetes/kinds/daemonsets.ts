import type {Workload} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {podTemplate} from '../parts/pod-template.ts';
import {message, one} from '../wire/message.ts';
import {integer} from '../wire/values.ts';

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
		metadata: one(1, metadata),
		spec: one(2, message({template: one(2, podTemplate)})),
		status: one(3, message({desiredNumberScheduled: one(3, integer)})),
	}),
	record: ({metadata: known, spec, status}): Workload => ({
		...identityOf(known),
		kind: 'DaemonSet',
		// It has as many as there are nodes for it.
		replicas: status.desiredNumberScheduled,
		...spec.template,
		rollout: 'done',
	}),
});

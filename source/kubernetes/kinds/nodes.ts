import type {Node} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {metadata} from '../parts/metadata.ts';
import {many, message, one} from '../wire/message.ts';
import {boolean, text} from '../wire/values.ts';

/** Taints of these effects keep away pods that don't tolerate them; PreferNoSchedule does not. */
const repelling: readonly string[] = ['NoSchedule', 'NoExecute'];

/** Fields by k8s.io/api core/v1 generated.proto. */
export const nodes = kind({
	resource: 'nodes',
	kind: 'Node',
	group: '',
	version: 'v1',
	isNamespaced: false,
	shortNames: ['no'],
	listing: 'later',
	fields: message({
		metadata: one(1, metadata),
		spec: one(2, message({unschedulable: one(4, boolean), taints: many(5, message({effect: one(3, text)}))})),
		status: one(
			3,
			message({
				conditions: many(4, message({type: one(1, text), status: one(2, text)})),
				addresses: many(5, message({type: one(1, text), address: one(2, text)})),
			}),
		),
	}),
	record({metadata: {name}, spec, status}): Node {
		const addresses = status.addresses.filter(({type}) => type.endsWith('IP')).map(({address}) => address);
		return {
			namespace: '',
			name,
			isReady: status.conditions.some(condition => condition.type === 'Ready' && condition.status === 'True'),
			isOpen: !spec.unschedulable && !spec.taints.some(({effect}) => repelling.includes(effect)),
			...(addresses.length > 0 && {addresses}),
		};
	},
});

import type {Endpoint, EndpointSlice, SlicePort} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf, metadata, pairValue} from '../parts/metadata.ts';
import {protocol} from '../parts/protocol.ts';
import {many, message, one} from '../wire/message.ts';
import {boolean, integer, mapped, optional, raw, shared, text} from '../wire/values.ts';

const slicePort = shared<SlicePort>(message({name: one(1, text), protocol: one(2, protocol), port: one(3, integer)}));

/** Missing conditions mean ready, serving, and not terminating (discovery/v1 EndpointConditions). */
const endpoint = mapped(
	message({
		addresses: many(1, text),
		conditions: one(
			2,
			message({
				ready: one(1, optional(boolean)),
				serving: one(2, optional(boolean)),
				terminating: one(3, boolean),
			}),
		),
		hostname: one(3, text),
		targetRef: one(4, message({kind: one(1, text), name: one(3, text), uid: one(4, raw)})),
		nodeName: one(6, text),
		zone: one(7, text),
	}),
	({addresses, conditions: {ready, serving, terminating}, hostname, targetRef, nodeName, zone}): Endpoint => {
		const isPod = targetRef.kind === 'Pod';
		return {
			address: addresses[0] ?? '',
			ready: ready !== false,
			serving: serving !== false,
			terminating,
			node: nodeName,
			zone,
			...(hostname && {hostname}),
			pod: isPod ? targetRef.name : '',
			podUid: isPod ? targetRef.uid : '',
		};
	},
);

/** Fields by k8s.io/api discovery/v1 generated.proto. */
export const endpointslices = kind({
	resource: 'endpointslices',
	kind: 'EndpointSlice',
	group: 'discovery.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: [],
	listing: 'first',
	fields: message({
		metadata: one(1, metadata),
		endpoints: many(2, endpoint),
		ports: many(3, slicePort),
		addressType: one(4, text),
	}),
	record(fields): EndpointSlice {
		const identity = identityOf(fields.metadata);
		return {
			...identity,
			service: pairValue(identity.labels, 'kubernetes.io/service-name'),
			manager: pairValue(identity.labels, 'endpointslice.kubernetes.io/managed-by'),
			addressType: (fields.addressType || 'IPv4') as EndpointSlice['addressType'],
			ports: fields.ports,
			endpoints: fields.endpoints,
		};
	},
});

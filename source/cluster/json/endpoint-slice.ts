import type {Endpoint, EndpointSlice, Protocol, SlicePort} from '../../model/objects.ts';
import {identity, type Json, list, number, object, text, texts} from './fields.ts';

const endpoint = (value: Json): Endpoint => {
	const fields = object(value);
	const conditions = object(fields.conditions);
	const target = object(fields.targetRef);
	const hostname = text(fields.hostname);
	const isPod = target.kind === 'Pod';
	return {
		address: texts(fields.addresses)[0] ?? '',
		ready: conditions.ready !== false,
		serving: conditions.serving !== false,
		terminating: conditions.terminating === true,
		node: text(fields.nodeName),
		zone: text(fields.zone),
		...(hostname !== '' && {hostname}),
		pod: isPod ? text(target.name) : '',
		podUid: isPod ? text(target.uid) : '',
	};
};

const slicePort = (value: Json): SlicePort => {
	const fields = object(value);
	return {
		name: text(fields.name),
		protocol: (text(fields.protocol) || 'TCP') as Protocol,
		port: number(fields.port),
	};
};

/** An EndpointSlice of the API's JSON as a record. */
export const endpointSlice = (value: Json): EndpointSlice => {
	const fields = object(value);
	const known = identity(fields.metadata);
	return {
		...known,
		service: known.labels['kubernetes.io/service-name'] ?? '',
		manager: known.labels['endpointslice.kubernetes.io/managed-by'] ?? '',
		addressType: (text(fields.addressType) || 'IPv4') as EndpointSlice['addressType'],
		ports: list(fields.ports).map(slicePort),
		endpoints: list(fields.endpoints).map(endpoint),
	};
};

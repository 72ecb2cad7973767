import type {NetworkPolicy, PolicyPeer, PolicyPort, PolicyRule} from '../../model/networking-objects.ts';
import type {Protocol} from '../../model/objects.ts';
import {identity, type Json, list, number, numberOrText, object, text, texts} from './fields.ts';
import {labelSelector} from './label-selector.ts';

const port = (value: Json): PolicyPort => {
	const fields = object(value);
	return {
		protocol: (text(fields.protocol) || 'TCP') as Protocol,
		port: fields.port === undefined || fields.port === null ? undefined : numberOrText(fields.port),
		endPort: number(fields.endPort),
	};
};

const peer = (value: Json): PolicyPeer => {
	const fields = object(value);
	const block = object(fields.ipBlock);
	return {
		podSelector: labelSelector(fields.podSelector),
		namespaceSelector: labelSelector(fields.namespaceSelector),
		ipBlock: fields.ipBlock ? {cidr: text(block.cidr), except: texts(block.except)} : undefined,
	};
};

const rule = (ports: Json, peers: Json): PolicyRule => ({ports: list(ports).map(port), peers: list(peers).map(peer)});

/** A NetworkPolicy of the API's JSON as a record. */
export const networkPolicy = (value: Json): NetworkPolicy => {
	const {metadata, spec: specification} = object(value);
	const spec = object(specification);
	return {
		...identity(metadata),
		podSelector: labelSelector(spec.podSelector) ?? {matchLabels: {}, matchExpressions: []},
		ingress: list(spec.ingress)
			.map(object)
			.map(({ports, from}) => rule(ports, from)),
		egress: list(spec.egress)
			.map(object)
			.map(({ports, to}) => rule(ports, to)),
		policyTypes: texts(spec.policyTypes),
	};
};

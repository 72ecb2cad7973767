import type {NetworkPolicy, PolicyPeer, PolicyPort, PolicyRule} from '../../model/networking/networking-objects.ts';
import {kind} from '../kind.ts';
import {labelSelector} from '../parts/label-selector.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {protocol} from '../parts/protocol.ts';
import {many, message, one} from '../wire/message.ts';
import {type FieldType, integer, integerOrText, mapped, optional, text} from '../wire/values.ts';

const port: FieldType<PolicyPort> = message({
	protocol: one(1, protocol),
	port: one(2, optional(integerOrText)),
	endPort: one(3, integer),
});

const peer: FieldType<PolicyPeer> = message({
	podSelector: one(1, optional(labelSelector)),
	namespaceSelector: one(2, optional(labelSelector)),
	ipBlock: one(3, optional(message({cidr: one(1, text), except: many(2, text)}))),
});

const ingressRule: FieldType<PolicyRule> = mapped(
	message({ports: many(1, port), from: many(2, peer)}),
	({ports, from}) => ({ports, peers: from}),
);

const egressRule: FieldType<PolicyRule> = mapped(message({ports: many(1, port), to: many(2, peer)}), ({ports, to}) => ({
	ports,
	peers: to,
}));

/** Fields by k8s.io/api networking/v1 generated.proto. */
export const networkpolicies = kind({
	resource: 'networkpolicies',
	kind: 'NetworkPolicy',
	group: 'networking.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['netpol'],
	listing: 'later',
	fields: message({
		metadata: one(1, metadata),
		spec: one(
			2,
			message({
				podSelector: one(1, labelSelector),
				ingress: many(2, ingressRule),
				egress: many(3, egressRule),
				policyTypes: many(4, text),
			}),
		),
	}),
	record: ({metadata: known, spec}): NetworkPolicy => ({...identityOf(known), ...spec}),
});

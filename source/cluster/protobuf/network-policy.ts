import type {LabelSelector, NetworkPolicy, PolicyPeer, PolicyPort, PolicyRule} from '../../model/networking-objects.ts';
import type {Protocol} from '../../model/objects.ts';
import {labelSelectorAt} from './label-selector.ts';
import {metadataAt, noMetadata, numberOrTextAt} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** A NetworkPolicyPort: protocol 1, port 2, endPort 3. */
const portAt = (bytes: Buffer, start: number, end: number): PolicyPort => {
	let protocol = '';
	let port: PolicyPort['port'];
	let endPort = 0;
	eachField(bytes, start, end, (field, from, to, value) => {
		if (field === 1) {
			protocol = textAt(bytes, from, to);
		} else if (field === 2) {
			port = numberOrTextAt(bytes, from, to);
		} else if (field === 3) {
			endPort = value;
		}
	});
	return {protocol: (protocol || 'TCP') as Protocol, port, endPort};
};

/** An IPBlock: cidr 1, except 2*. */
const blockAt = (bytes: Buffer, start: number, end: number): PolicyPeer['ipBlock'] => {
	let cidr = '';
	const except: string[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			cidr = textAt(bytes, from, to);
		} else if (field === 2) {
			except.push(textAt(bytes, from, to));
		}
	});
	return {cidr, except};
};

/** A NetworkPolicyPeer: podSelector 1, namespaceSelector 2, ipBlock 3. */
const peerAt = (bytes: Buffer, start: number, end: number): PolicyPeer => {
	let podSelector: LabelSelector | undefined;
	let namespaceSelector: LabelSelector | undefined;
	let ipBlock: PolicyPeer['ipBlock'];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			podSelector = labelSelectorAt(bytes, from, to);
		} else if (field === 2) {
			namespaceSelector = labelSelectorAt(bytes, from, to);
		} else if (field === 3) {
			ipBlock = blockAt(bytes, from, to);
		}
	});
	return {podSelector, namespaceSelector, ipBlock};
};

/** A NetworkPolicyIngressRule or its twin for egress: ports 1*, from or to 2*. */
const ruleAt = (bytes: Buffer, start: number, end: number): PolicyRule => {
	const ports: PolicyPort[] = [];
	const peers: PolicyPeer[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			ports.push(portAt(bytes, from, to));
		} else if (field === 2) {
			peers.push(peerAt(bytes, from, to));
		}
	});
	return {ports, peers};
};

/**
 * A NetworkPolicy: metadata 1, spec 2 {podSelector 1, ingress 2*, egress 3*, policyTypes 4*} (k8s.io/api networking/v1
 * generated.proto).
 */
export const networkPolicyAt = (bytes: Buffer, start: number, end: number): NetworkPolicy => {
	let metadata = noMetadata;
	let podSelector: LabelSelector = {matchLabels: {}, matchExpressions: []};
	const ingress: PolicyRule[] = [];
	const egress: PolicyRule[] = [];
	const policyTypes: string[] = [];
	const specAt = (field: number, from: number, to: number) => {
		if (field === 1) {
			podSelector = labelSelectorAt(bytes, from, to);
		} else if (field === 2) {
			ingress.push(ruleAt(bytes, from, to));
		} else if (field === 3) {
			egress.push(ruleAt(bytes, from, to));
		} else if (field === 4) {
			policyTypes.push(textAt(bytes, from, to));
		}
	};
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
		} else if (field === 2) {
			eachField(bytes, from, to, specAt);
		}
	});
	const {namespace, name, uid, created, labels} = metadata;
	return {namespace, name, uid, created, labels, podSelector, ingress, egress, policyTypes};
};

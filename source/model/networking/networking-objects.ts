import type {Identity, LabelSelector} from '../objects.ts';
import type {Protocol} from '../ports/protocol.ts';

export type PolicyPort = {
	readonly protocol: Protocol;
	/** A number, a container port's name, or undefined for every port of the protocol. */
	readonly port: number | string | undefined;
	/** Last port of a range; 0 where it is a single one. */
	readonly endPort: number;
};

export type PolicyPeer = {
	/** Both are to match where both are given; without a namespaceSelector it is about the policy's own namespace. */
	readonly podSelector: LabelSelector | undefined;
	readonly namespaceSelector: LabelSelector | undefined;
	readonly ipBlock: {readonly cidr: string; readonly except: readonly string[]} | undefined;
};

/** No ports mean all ports, no peers mean everybody (networking/v1 NetworkPolicyIngressRule). */
export type PolicyRule = {readonly ports: readonly PolicyPort[]; readonly peers: readonly PolicyPeer[]};

export type NetworkPolicy = Identity & {
	readonly podSelector: LabelSelector;
	readonly ingress: readonly PolicyRule[];
	readonly egress: readonly PolicyRule[];
	/** Which directions it closes; [] where only its defaults say (an API server fills them in). */
	readonly policyTypes: readonly string[];
};

/** Which requests a path of an Ingress is for. */
export type IngressMatch = {
	/** '' for any host; `*.` and a domain for one label before it. */
	readonly host: string;
	/** '' for any path. */
	readonly path: string;
	/** Exact, Prefix or ImplementationSpecific; '' where it is not given. */
	readonly type: string;
};

export type IngressBackend = {
	readonly service: string;
	/** The Service port's number or its name, whichever is given; '' where neither is. */
	readonly port: number | string;
	/** Where it stands in the Ingress: `spec.rules[0].http.paths[1]`, or `spec.defaultBackend`. */
	readonly path: string;
	/** Which requests it gets; absent for the default backend, which gets what no other one does. */
	readonly match?: IngressMatch;
	/** It has serviceName and servicePort, the fields of v1beta1: refused in an Ingress of v1. Only in manifests, where it has. */
	readonly oldFields?: 'valid' | 'refused';
};

export type Ingress = Identity & {
	/** spec.ingressClassName; '' where it is not set. */
	readonly className: string;
	/** Annotation kubernetes.io/ingress.class, from before there were IngressClasses; '' where it is not set. */
	readonly annotatedClass: string;
	/** Its backends that are Services, the default one first. */
	readonly backends: readonly IngressBackend[];
	/** The hosts that are served by TLS, all of them at once; '' stands for those of its rules. Only where there are any. */
	readonly tlsHosts?: readonly string[];
	/** Addresses or host names that its controller reports. Only where it does. */
	readonly addresses?: readonly string[];
	/** It takes a share of the requests of another one with the same rules (ingress-nginx). Only where it does. */
	readonly isCanary?: true;
};

export type IngressClass = Identity & {
	/** Which controller serves it: `traefik.io/ingress-controller`. */
	readonly controller: string;
	/** Whether an Ingress that names no class is meant for it. */
	readonly isDefault: boolean;
};

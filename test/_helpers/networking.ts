import type {
	Ingress,
	IngressClass,
	NetworkPolicy,
	PolicyPeer,
} from '../../source/model/networking/networking-objects.ts';
import type {LabelSelector, Labels, Namespace} from '../../source/model/objects.ts';
import {birth} from './objects.ts';

const identity = (name: string, namespace = 'shop') => ({
	namespace,
	name,
	uid: `uid-${namespace}-${name}`,
	created: birth,
	labels: {},
});

export const selector = (
	matchLabels: Labels = {},
	matchExpressions: LabelSelector['matchExpressions'] = [],
): LabelSelector => ({matchLabels, matchExpressions});

/** A policy shop/web-in about app=web that lets nobody in. */
export const policy = (overrides: Partial<NetworkPolicy> = {}): NetworkPolicy => ({
	...identity(overrides.name ?? 'web-in'),
	podSelector: selector({app: 'web'}),
	ingress: [],
	egress: [],
	policyTypes: ['Ingress'],
	...overrides,
});

/** A peer that says nothing but what is given. */
export const peer = (overrides: Partial<PolicyPeer>): PolicyPeer => ({
	podSelector: undefined,
	namespaceSelector: undefined,
	ipBlock: undefined,
	...overrides,
});

/** A namespace with the label every namespace has. */
export const namespace = (name: string, labels: Labels = {}): Namespace => ({
	...identity(name, ''),
	labels: {'kubernetes.io/metadata.name': name, ...labels},
});

/** An Ingress shop/front of class nginx that leads to port 80 of web. */
export const ingress = (overrides: Partial<Ingress> = {}): Ingress => ({
	...identity(overrides.name ?? 'front'),
	className: 'nginx',
	annotatedClass: '',
	backends: [{service: 'web', port: 80, path: 'spec.rules[0].http.paths[0]'}],
	...overrides,
});

export const ingressClass = (name = 'nginx', isDefault = false): IngressClass => ({
	...identity(name, ''),
	controller: `example.com/${name}`,
	isDefault,
});

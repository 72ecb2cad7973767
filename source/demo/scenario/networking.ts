import type {IngressClassObject, IngressObject, NetworkPolicyObject} from '../objects/networking-object.ts';
import type {Entry} from './app.ts';
import {metadataOf} from './manifests.ts';

const hour = 3_600_000;

/** Policies and Ingresses, in order and out of it. `start` is Unix milliseconds. */
export const networking = (start: number): Entry[] => {
	const ingressClass: IngressClassObject = {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'IngressClass',
		metadata: metadataOf({namespace: '', name: 'nginx', created: start - 700 * hour}, 'IngressClass', {}),
		spec: {controller: 'k8s.io/ingress-nginx'},
	};
	const ingress = (name: string, hours: number, port: number): IngressObject => ({
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: metadataOf({namespace: 'shop', name, created: start - hours * hour}, 'Ingress', {}),
		spec: {
			ingressClassName: 'nginx',
			rules: [
				{
					host: `${name}.example.com`,
					http: {paths: [{path: '/', pathType: 'Prefix', backend: {service: {name, port: {number: port}}}}]},
				},
			],
		},
		status: {loadBalancer: {ingress: [{ip: '198.51.100.40'}]}},
	});
	const policy = (
		name: string,
		app: string,
		caller: Readonly<Record<string, string>>,
		namespace = 'shop',
	): NetworkPolicyObject => ({
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata: metadataOf({namespace, name, created: start - 30 * hour}, 'NetworkPolicy', {}),
		spec: {
			podSelector: {matchLabels: {app}},
			policyTypes: ['Ingress'],
			ingress: [{from: [{podSelector: {matchLabels: caller}}]}],
		},
	});

	// The names of those it may call are in the cluster DNS, which it may not ask.
	const toInfraOnly: NetworkPolicyObject = {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'NetworkPolicy',
		metadata: metadataOf({namespace: 'analytics', name: 'reports-out', created: start - 4 * hour}, 'NetworkPolicy', {}),
		spec: {
			podSelector: {matchLabels: {app: 'reports'}},
			policyTypes: ['Egress'],
			egress: [{to: [{namespaceSelector: {matchLabels: {'kubernetes.io/metadata.name': 'infra'}}}]}],
		},
	};

	return [
		['ingressclasses', ingressClass],
		['ingresses', ingress('web', 200, 80)],
		// The Service's port is 80; 8080 is the pods'.
		['ingresses', ingress('storefront', 12, 8080)],
		// No pod has that label.
		['networkpolicies', policy('vault-in', 'vault', {role: 'auditor'})],
		// No pod has that label either, and wishlist stays open.
		['networkpolicies', policy('wishlist-in', 'wishlits', {app: 'toolbox'})],
		// Its pod has its node's address, which no policy is about.
		['networkpolicies', policy('edge-cache-in', 'edge-cache', {app: 'netshoot'}, 'infra')],
		['networkpolicies', toInfraOnly],
	];
};

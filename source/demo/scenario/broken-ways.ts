import type {Condition} from '../objects/kubernetes-object.ts';
import type {IngressObject, NetworkPolicyObject, RouteObject} from '../objects/networking-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {Entry} from './app.ts';
import {metadataOf} from './manifests.ts';

const hour = 3_600_000;

/** Ingresses, routes and policies about the Services of harbor. `start` is Unix milliseconds. */
export const brokenWays = (start: number): Entry[] => {
	const placeOf = (name: string) => ({namespace: 'harbor', name, created: start - 20 * hour});
	const ingress = (name: string, ingressClassName?: string, host = `${name}.example.com`): Entry => {
		const backend = {service: {name, port: {number: name === 'pilots' ? 8080 : 80}}};
		const written: IngressObject = {
			apiVersion: 'networking.k8s.io/v1',
			kind: 'Ingress',
			metadata: metadataOf(placeOf(name), 'Ingress', {}),
			spec: {
				...(ingressClassName && {ingressClassName}),
				rules: [{host, http: {paths: [{path: '/', pathType: 'Prefix', backend}]}}],
			},
			status: {loadBalancer: {}},
		};
		return ['ingresses', written];
	};
	const policy = (app: string, rules: NetworkPolicyObject['spec']['ingress']): Entry => {
		const written: NetworkPolicyObject = {
			apiVersion: 'networking.k8s.io/v1',
			kind: 'NetworkPolicy',
			metadata: metadataOf(placeOf(`${app}-in`), 'NetworkPolicy', {}),
			spec: {podSelector: {matchLabels: {app}}, policyTypes: ['Ingress'], ingress: rules},
		};
		return ['networkpolicies', written];
	};
	const accepted: Condition = {
		type: 'Accepted',
		status: 'True',
		reason: 'Accepted',
		lastTransitionTime: timestampOf(start - 19 * hour),
	};
	const route = (name: string, weight?: number): Entry => {
		const parentRef = {name: 'edge', namespace: 'infra'};
		const written: RouteObject = {
			apiVersion: 'gateway.networking.k8s.io/v1',
			kind: 'HTTPRoute',
			metadata: metadataOf(placeOf(name), 'HTTPRoute', {}),
			spec: {
				parentRefs: [parentRef],
				rules: [{backendRefs: [{name, port: 80, ...(weight !== undefined && {weight})}]}],
			},
			status: {parents: [{parentRef, conditions: [accepted]}]},
		};
		return ['httproutes', written];
	};

	return [
		// Nothing is ready behind it.
		ingress('pilots', 'nginx'),
		// No controller has that class.
		ingress('tickets', 'traefik'),
		// It names no class, and none is the default.
		ingress('stalls'),
		// One host and path for two Services.
		ingress('safes', 'nginx', 'vaults.example.com'),
		ingress('scales', 'nginx', 'vaults.example.com'),
		// There is no such Service.
		ingress('ticket', 'nginx'),
		route('tour'),
		// Gateways take no names from outside.
		route('charts'),
		// No request is sent there.
		route('tours', 0),
		// Namespaces have their name in another label.
		policy('safes', [{from: [{namespaceSelector: {matchLabels: {name: 'infra'}}}]}, {from: [{podSelector: {}}]}]),
		// The pods are reached on 8080.
		policy('scales', [{ports: [{port: 80, protocol: 'TCP'}]}]),
		// One dash too many: either of the two is let in.
		policy('customs', [
			{
				from: [
					{namespaceSelector: {matchLabels: {'kubernetes.io/metadata.name': 'infra'}}},
					{podSelector: {matchLabels: {app: 'netshoot'}}},
				],
			},
		]),
	];
};

// Written by `npm run lists` from the files in kubernetes/kinds.

import type {Resource} from './records.ts';

/** What is asked for as soon as Services have answered. */
export const firstResources: readonly Resource[] = [
	'services',
	'endpointslices',
	'pods',
	'daemonsets',
	'deployments',
	'namespaces',
	'statefulsets',
];

/** What only a few rules read: it is asked for once the essential ones are here. */
export const laterResources: readonly Resource[] = ['ingressclasses', 'ingresses', 'networkpolicies', 'nodes'];

/** Custom resources: asked for where the server has them, after everything else. */
export const discoveredResources = [
	'gateways',
	'grpcroutes',
	'httproutes',
	'referencegrants',
	'tcproutes',
	'tlsroutes',
	'udproutes',
] as const satisfies readonly Resource[];

/** Every resource that is watched. */
export const resources: readonly Resource[] = [...firstResources, ...laterResources, ...discoveredResources];

import {routeResources} from '../../model/networking/route-resources.ts';
import type {Records} from '../../model/records.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {type Inputs, isSettled} from '../../model/sync-status.ts';
import {wayInKinds} from '../arguments/way-in-kinds.ts';
import {UsageError} from '../usage-error.ts';

const kinds = {svc: 'Service', service: 'Service', services: 'Service', ...wayInKinds} as const;

const resources = {Ingress: 'ingresses', ...routeResources} as const;

/** What is waited for: a Service, or all Services that an Ingress or a route leads to. */
export type WaitTarget = {readonly kind: (typeof kinds)[keyof typeof kinds]; readonly name: string};

/** Whether objects of a kind lead to Services. */
export const isWayIn = (kind: string): boolean => kind in resources;

/** Reads `NAME` or `KIND/NAME`. Throws a UsageError. */
export const parseWaitTarget = (text: string): WaitTarget => {
	const [, word = 'svc', name] = /^(?:([^/]+)\/)?([^/]+)$/.exec(text) ?? [];
	const kind = (kinds as Readonly<Record<string, WaitTarget['kind']>>)[word.toLowerCase()];
	if (name === undefined || kind === undefined) {
		throw new UsageError(
			`wait takes SERVICE, service/NAME, ingress/NAME or a route such as httproute/NAME, not "${text}". Name the namespace with --namespace.`,
		);
	}

	return {kind, name};
};

/** A Service as it is waited for. */
export type WaitedService = {readonly namespace: string; readonly name: string};

/**
 * The Services that a target stands for, now; a sentence where it is not there, or leads to none. `isUnknown` where it cannot
 * be seen whether it is.
 */
export const servicesOfTarget = (
	{kind, name}: WaitTarget,
	namespace: string,
	clusterStore: ClusterStore,
	inputs: Inputs,
): readonly WaitedService[] | {readonly problem: string; readonly isUnknown?: true} => {
	if (kind === 'Service') {
		return [{namespace, name}];
	}

	const resource = resources[kind];
	const input = inputs[resource];
	if (!isSettled(input) || input.phase === 'forbidden') {
		return {problem: input.problem ?? `The ${resource} are not known yet.`, isUnknown: true};
	}

	const objects = [...clusterStore.records(resource)] as Array<Records[typeof resource]>;
	const object = objects.find(each => each.namespace === namespace && each.name === name);
	if (object === undefined) {
		return {problem: `There is no ${kind} ${name} in namespace ${namespace}.`, isUnknown: true};
	}

	const backends = object.backends.map(backend => ({
		namespace: 'namespace' in backend ? backend.namespace : namespace,
		name: backend.service,
	}));
	const services = [...new Map(backends.map(each => [`${each.namespace}/${each.name}`, each])).values()];
	return services.length > 0 ? services : {problem: `${kind} ${name} leads to no Service.`};
};

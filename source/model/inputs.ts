import type {Resource} from './objects.ts';

/**
 * How far svctop knows one resource of the cluster. Nothing is diagnosed from an input that is not settled.
 *
 * `staleSince` (Unix milliseconds) is set while nothing is heard from the server: what is known stays, with its age.
 * `problem` is one sentence for a person, with what to do.
 */
export type Input =
	| {readonly phase: 'syncing'; readonly count: number; readonly problem?: string}
	| {readonly phase: 'synced'; readonly count: number; readonly staleSince?: number; readonly problem?: string}
	| {readonly phase: 'forbidden'; readonly problem: string}
	| {readonly phase: 'absent'; readonly problem?: string};

export type Inputs = Readonly<Record<Resource, Input>>;

/** Services, EndpointSlices and Pods: without them nothing can be judged. */
export const essentials: readonly Resource[] = ['services', 'endpointslices', 'pods'];

/** What is asked for as soon as Services have answered: who comes near a selector is told by these. */
export const earlyResources: readonly Resource[] = [
	...essentials,
	'deployments',
	'statefulsets',
	'daemonsets',
	'namespaces',
];

/** What only a few rules read: it is asked for once the essential ones are here, so that it costs them nothing. */
export const laterResources: readonly Resource[] = ['networkpolicies', 'ingresses', 'ingressclasses', 'nodes'];

/** Custom resources of the Gateway API: asked for where the server has them, after everything else. */
export const gatewayResources = [
	'httproutes',
	'grpcroutes',
	'gateways',
	'referencegrants',
] as const satisfies readonly Resource[];

export const resources: readonly Resource[] = [...earlyResources, ...laterResources, ...gatewayResources];

export const noInputs = Object.fromEntries(
	resources.map(resource => [resource, {phase: 'syncing', count: 0}]),
) as Inputs;

/** Whether an input will not change its mind: synced, or known to be out of reach. */
export const isSettled = (input: Input) => input.phase !== 'syncing';

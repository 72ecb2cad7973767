import type {Route} from './networking/gateway-objects.ts';
import type {Ingress} from './networking/networking-objects.ts';
import type {EndpointSlice, Labels, Workload} from './objects.ts';

/** A Service that an ExternalName names. */
export type AliasStep = {
	readonly namespace: string;
	readonly name: string;
	/** undefined where its namespace is not looked at. */
	readonly exists: boolean | undefined;
};

/** A v1 Endpoints object, as far as it is kept. */
export type ManualEndpoints = {
	readonly name: string;
	/** How many addresses it has, ready or not. */
	readonly addresses: number;
	/** Whether its label endpointslice.kubernetes.io/skip-mirror is "true". Only where it is. */
	readonly isSkipped?: true;
	/** Whether it has the annotation of a leader election, control-plane.alpha.kubernetes.io/leader. Only where it has. */
	readonly isLeader?: true;
};

/** Endpoints that may have been meant for a Service, and that no EndpointSlice is made from. */
export type Unmirrored = ManualEndpoints & {
	/** Whether its name is the Service's, resembles it, or is another one; then there is none else without a Service. */
	readonly named: 'same' | 'alike' | 'otherwise';
};

/** A Service that other objects reference and that does not exist. */
export type MissingService = {
	readonly namespace: string;
	readonly name: string;
	/** By name. */
	readonly ingresses: readonly Ingress[];
	/** By namespace and name. */
	readonly routes: readonly Route[];
	/** By name. */
	readonly statefulSets: readonly Workload[];
	/** By name. */
	readonly slices: readonly EndpointSlice[];
	/** Names of the Services the namespace has, sorted. */
	readonly services: readonly string[];
};

/** An endpoint of a Service whose name in DNS, asked for from the Service's namespace, hides a Service of another one. */
export type NameShadow = {
	/** The endpoint's host name: the hidden Service's name. */
	readonly hostname: string;
	/** Pod of the endpoint; '' where it has none. */
	readonly pod: string;
};

/** A subdomain under which pods are to have names, and no headless Service that gives them any. */
export type PodSubdomain = {
	readonly subdomain: string;
	/** Names of the pods, sorted. */
	readonly pods: readonly string[];
	/** Whether there is a Service of that name, which is not headless. */
	readonly exists: boolean;
};

/** The variable that the kubelet gives to the containers of a namespace for one of its Services: RELAY_PORT=tcp://10.96.4.7:7070. */
export type ServiceLink = {readonly service: string; readonly variable: string; readonly value: string};

/** Pods of one owner, or a workload's template, that a selector misses by little. */
export type NearMatch = {
	/** e.g. {kind: 'Deployment', name: 'checkout'}; a bare pod is its own owner. */
	readonly owner: {readonly kind: string; readonly name: string};
	/** Names of the pods that exist with these labels, sorted; [] for a template without pods. */
	readonly pods: readonly string[];
	readonly labels: Labels;
	/** 0 to 1: how near the labels come, weighed by near-match.ts. */
	readonly score: number;
	/** Every selector pair that does not match, with what the pods have instead. */
	readonly differences: readonly LabelDifference[];
	/** The merge patch of spec.selector that would match (null drops a key); undefined where only a list is honest. */
	readonly patch: Readonly<Record<string, string | null>> | undefined;
	/** The labels that differ are set while the pods run, by an operator that elects one of them: they are no typos. Only where it is so. */
	readonly isElected?: true;
	/** Another Service selects these labels. Only where it does. */
	readonly isSelected?: true;
	/** How many pods the patched selector would match, and those among them of other owners. */
	readonly wouldMatch: number;
	readonly others: readonly string[];
};

export type LabelDifference = {
	readonly key: string;
	/** The value the selector asks for. */
	readonly wanted: string;
	/** The pair found instead; undefined where nothing resembles it. */
	readonly found: {readonly key: string; readonly value: string} | undefined;
};

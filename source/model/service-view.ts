import type {BorrowedAddress} from './facets/clusterip-endpoints.ts';
import type {Rival} from './facets/rivals.ts';
import type {LabelBearer} from './labels/label-bearer.ts';
import type {Gateway, ReferenceGrant, Route} from './networking/gateway-objects.ts';
import type {Ingress, IngressClass, NetworkPolicy} from './networking/networking-objects.ts';
import type {EndpointSlice, Labels, Namespace, Node, Pod, Service, Workload} from './objects.ts';
import type {PodEvents} from './pods/pod-events.ts';
import type {AliasStep, MissingService, NameShadow, PodSubdomain, ServiceLink, Unmirrored} from './view-parts.ts';

/**
 * One Service with everything that bears on it, joined from the store. Immutable: an unchanged view is the same object.
 */
export type ServiceView = {
	/** `namespace/name`. */
	readonly key: string;
	readonly service: Service;
	/** Who names it, where it does not exist: then everything else here is empty. */
	readonly missing?: MissingService;
	/** The slices labelled with this Service's name, by name. */
	readonly slices: readonly EndpointSlice[];
	/** The pods of the namespace that the selector matches, by name; [] without a selector. */
	readonly pods: readonly Pod[];
	/** The workloads of the namespace whose pod template the selector matches, by kind and name. */
	readonly workloads: readonly Workload[];
	/** Who comes near, best first; only where the selector matches no pod. */
	readonly nearMatches: readonly NearMatch[];
	/** The workload that has the selector's labels itself, and not in its pod template; only where the selector matches no pod. */
	readonly bearer?: LabelBearer;
	/** Other namespaces with pods that the selector would match, by name; only where it matches none here. */
	readonly elsewhere: ReadonlyArray<{readonly namespace: string; readonly pods: number}>;
	/** What events told of matched pods that fail, by the pod's uid; filled in once they have been asked for. */
	readonly podEvents: ReadonlyMap<string, PodEvents>;
	/** The NetworkPolicies of the namespace that select one of its pods, by name. */
	readonly policies: readonly NetworkPolicy[];
	/** The NetworkPolicies of the namespace that close what some pod of it sends, by name: who calls may be closed by them. */
	readonly egressPolicies: readonly NetworkPolicy[];
	/** The NetworkPolicies of the namespace that select nobody, and come near its pods, by name. */
	readonly idlePolicies: readonly NetworkPolicy[];
	/** Pods of the cluster's DNS, where a policy closes what pods send; [] elsewhere, and where they are not known. */
	readonly resolvers: readonly Pod[];
	/** kube-proxy's DaemonSet and its pods, by name; only with the Service of the cluster's DNS, which stands for what every Service needs. */
	readonly proxy: {readonly workload: Workload; readonly pods: readonly Pod[]} | undefined;
	/** The different labels of all pods and pod templates of the namespace; [] where no policy is about its pods or callers. */
	readonly neighbours: readonly Labels[];
	/** All namespaces, where one of the policies asks for their labels; undefined where they are not known, [] elsewhere. */
	readonly namespaces: readonly Namespace[] | undefined;
	/** The Ingresses that name it, by name. */
	readonly ingresses: readonly Ingress[];
	/** All IngressClasses, where an Ingress names it; undefined where they may not be listed, [] elsewhere. */
	readonly ingressClasses: readonly IngressClass[] | undefined;
	/** The routes (Gateway API) that name it, of whatever namespace, by namespace and name. */
	readonly routes: readonly Route[];
	/** The Gateways that those ask to be part of, as far as they are known. */
	readonly gateways: readonly Gateway[];
	/** The ReferenceGrants of its namespace, where a route of another one names it; undefined where they may not be listed, [] elsewhere. */
	readonly grants: readonly ReferenceGrant[] | undefined;
	/** All nodes for a Service with a Local traffic policy, else those its pods were lost with; undefined where they are not known, [] elsewhere. */
	readonly nodes: readonly Node[] | undefined;
	/** The Services an ExternalName leads to, one after the other; [] where it leads out of the cluster. */
	readonly alias: readonly AliasStep[];
	/** The Service at the end of that, joined; only where an ExternalName leads to one that exists, and is none itself. */
	readonly target?: ServiceView;
	/** The Service that a short externalName can be meant for, which DNS does not look for; only with such a name. */
	readonly meant?: AliasStep;
	/** Its endpoints that are addresses of Services; only without a selector. */
	readonly borrowed: readonly BorrowedAddress[];
	/** Its endpoints whose names hide Services of the namespace that is called like it, by name; only where there are any. */
	readonly shadows?: readonly NameShadow[];
	/** The variables of the namespace's Services that containers of its pods refer to, or quote when they end; only where there are any. */
	readonly links?: readonly ServiceLink[];
	/** The subdomains of its pods that lack their headless Service; only where there are any. */
	readonly subdomains?: readonly PodSubdomain[];
	/** The v1 Endpoints that it lacks slices of; only without selector and slices, once they were asked for, and where there are any. */
	readonly unmirrored?: readonly Unmirrored[];
	/** Who takes the same address and port from outside. */
	readonly rivals: readonly Rival[];
	/** A Service of its load balancer class that was given an address, `namespace/name`; only while it has none itself. */
	readonly classmate: string | undefined;
	/** Whether the proxy that its label service-proxy-name names runs; undefined where it names none, or that is not known. */
	readonly isProxyRunning: boolean | undefined;
};

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
	/** The labels that differ are set while the pods run, by an operator that elects one of them: nobody mistyped them. Only where it is so. */
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

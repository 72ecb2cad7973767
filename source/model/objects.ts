import type {Container, ContainerPort, ContainerStatus} from './pods/containers.ts';
import type {Protocol} from './ports/protocol.ts';

/**
 * The few fields svctop reads of each Kubernetes object, decoded once at the edge and immutable from then on.
 * Zero values and absent values are the same here: '' for no string, [] for no list, {} for no labels.
 * Times are Unix seconds, as the API writes them.
 */

export type Labels = Readonly<Record<string, string>>;

/** Pairs to have, and expressions to satisfy: all of them. Without any it matches everything (meta/v1 LabelSelector). */
export type LabelSelector = {
	readonly matchLabels: Labels;
	readonly matchExpressions: ReadonlyArray<{
		readonly key: string;
		readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
		readonly values: readonly string[];
	}>;
};

export type Identity = {
	readonly namespace: string;
	readonly name: string;
	readonly uid: string;
	/** Creation time, Unix seconds. */
	readonly created: number;
	readonly labels: Labels;
};

export type ServicePort = {
	/** '' for the one port that needs no name. */
	readonly name: string;
	readonly protocol: Protocol;
	readonly port: number;
	/** A container port's number, or its name; `port` where the Service gives none. */
	readonly targetPort: number | string;
	/** 0 where none is allocated. */
	readonly nodePort: number;
	readonly appProtocol: string;
};

/** A port that was applied and is not there; `twin` is the name that was applied for the other protocol of its number. */
export type LostPort = ServicePort & {readonly twin: string};

/** Findings that its owner does not want to hear of: their codes, and why. */
export type Suppression = {readonly codes: readonly string[]; readonly reason: string};

/** What a load balancer could not do for one port; `error` as its controller words it. */
export type LoadBalancerError = {readonly port: number; readonly protocol: Protocol; readonly error: string};

/** A value in a Service's selector that is no text; `meant` are the labels in it, where it is a map of such. */
export type SelectorFlaw = {readonly key: string; readonly value: string; readonly meant?: Labels};

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

export type Service = Identity & {
	readonly type: ServiceType;
	/** ['None'] for a headless Service, [] for ExternalName. */
	readonly clusterIPs: readonly string[];
	readonly ports: readonly ServicePort[];
	/** {} where endpoints are not made from a selector. */
	readonly selector: Labels;
	readonly externalName: string;
	readonly publishNotReadyAddresses: boolean;
	readonly loadBalancerClass: string;
	/** Addresses or host names that a load balancer was given; [] while it waits. */
	readonly loadBalancerIngress: readonly string[];
	/** The tool that keeps it as it is written elsewhere, and reverts a live change. */
	readonly manager?: 'Helm' | 'Argo CD' | 'Flux';
	/** status.loadBalancer.ingress[].ports[] with an error; only where there is one. */
	readonly loadBalancerErrors?: readonly LoadBalancerError[];
	/** Traffic from outside goes to endpoints of the node it comes in at, and nowhere else. Only where it is set. */
	readonly isExternallyLocal?: true;
	/** Traffic from a pod goes to endpoints of its own node, and nowhere else. Only where it is set. */
	readonly isInternallyLocal?: true;
	/** Session affinity ClientIP. Only where it is set. */
	readonly isSticky?: true;
	/** Addresses that kube-proxy takes for it on every node, whoever routes them there. Only where there are any. */
	readonly externalIPs?: readonly string[];
	/** The address that a load balancer is asked for. Only where it is set. */
	readonly loadBalancerIP?: string;
	/** Ports that kubectl apply was last given and the Service lacks, of numbers with two protocols. Only where there are any. */
	readonly lostPorts?: readonly LostPort[];
	/** It names no namespace: it is only taken to be in this one. Only in manifests, where it is so. */
	readonly isNamespaceAssumed?: true;
	/** What its selector holds and the API does not take. Only in manifests, where there is any. */
	readonly selectorFlaws?: readonly SelectorFlaw[];
	/** The blocks of addresses that may come in by its load balancer. Only where they are limited. */
	readonly sourceRanges?: readonly string[];
	readonly suppression?: Suppression;
};

export type SlicePort = {
	/** The Service port's name. */
	readonly name: string;
	readonly protocol: Protocol;
	/** The resolved target port; 0 where the slice leaves it open. */
	readonly port: number;
};

export type Endpoint = {
	/** addresses[0]: the only one with a meaning (discovery/v1 types.go). */
	readonly address: string;
	/** A missing ready condition means ready; serving likewise; terminating means not (discovery/v1 EndpointConditions). */
	readonly ready: boolean;
	readonly serving: boolean;
	readonly terminating: boolean;
	readonly node: string;
	readonly zone: string;
	/** Its name in DNS, before the Service's; only where it has one. */
	readonly hostname?: string;
	/** Name and uid of the pod behind it; '' where it is none. */
	readonly pod: string;
	readonly podUid: string;
};

export type EndpointSlice = Identity & {
	/** Label kubernetes.io/service-name; '' for a slice of no Service. */
	readonly service: string;
	/** Label endpointslice.kubernetes.io/managed-by. */
	readonly manager: string;
	readonly addressType: 'IPv4' | 'IPv6' | 'FQDN';
	readonly ports: readonly SlicePort[];
	readonly endpoints: readonly Endpoint[];
};

export type Condition = {
	readonly type: string;
	readonly status: 'True' | 'False' | 'Unknown';
	/** '' where the status is True: kept only where they explain something. */
	readonly reason: string;
	readonly message: string;
	/** Unix seconds. */
	readonly since: number;
};

export type Owner = {readonly kind: string; readonly name: string};

/** Added to what dnsPolicy makes of a pod's resolv.conf; all there is where that is None. */
export type DnsConfig = {
	readonly nameservers: readonly string[];
	readonly searches: readonly string[];
	/** Only where an option sets it. */
	readonly ndots?: number;
};

export type HostAlias = {readonly ip: string; readonly hostnames: readonly string[]};

export type Pod = Identity & {
	/** Deletion time, Unix seconds; 0 for a pod that stays. */
	readonly deleted: number;
	/** The controller: kind and name; undefined for a bare pod. */
	readonly owner: Owner | undefined;
	/** '' until scheduled. */
	readonly node: string;
	/** Whether it shares its node's network: most network plugins apply no NetworkPolicy to it. */
	readonly isOnHostNetwork: boolean;
	/** How its resolv.conf is made: ClusterFirst, ClusterFirstWithHostNet, Default (its node's) or None. */
	readonly dnsPolicy: string;
	/** Whether its containers are given environment variables for the Services of its namespace. */
	readonly hasServiceLinks: boolean;
	readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
	readonly reason: string;
	readonly message: string;
	readonly ips: readonly string[];
	readonly conditions: readonly Condition[];
	readonly containers: readonly Container[];
	readonly initContainers: readonly Container[];
	readonly statuses: readonly ContainerStatus[];
	readonly initStatuses: readonly ContainerStatus[];
	/** The headless Service that gives it a name, spec.subdomain; only where it is set, and not for pods of StatefulSets, whose serviceName says it. */
	readonly subdomain?: string;
	/** Names of the gates that hold back its scheduling; absent where there are none, as are the next two. */
	readonly schedulingGates?: readonly string[];
	/** Types of the conditions that have to be True besides the containers being ready. */
	readonly readinessGates?: readonly string[];
	/** What the pod says of its resolv.conf itself. Only where it does. */
	readonly dnsConfig?: DnsConfig;
	/** Lines that the kubelet adds to its /etc/hosts. Only where there are any. */
	readonly hostAliases?: readonly HostAlias[];
	/** Who has to agree before it goes; only of a pod that was asked to. */
	readonly finalizers?: readonly string[];
	/** It names no namespace: it is only taken to be in this one. Only in manifests, where it is so. */
	readonly isNamespaceAssumed?: true;
	/** It does not run: a template of a manifest says what it will be. Only where it is so. */
	readonly isPlanned?: true;
	/** A placeholder or an operator has the say about it. Only in manifests, where it is so. */
	readonly isUncertain?: true;
};

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

export type Workload = Identity & {
	readonly kind: WorkloadKind;
	/** How many pods are asked for: spec.replicas, or a DaemonSet's desiredNumberScheduled. */
	readonly replicas: number;
	/** Labels of the pod template. */
	readonly podLabels: Labels;
	/** By which labels it knows its pods. Only in manifests: the server has them match the template. */
	readonly selector?: LabelSelector;
	/** Ports its template's containers declare. */
	readonly ports: readonly ContainerPort[];
	/** A Deployment's Progressing condition: 'rolling' until all new pods are up or its deadline has passed. */
	readonly rollout: 'rolling' | 'done' | 'failed';
	/** The new ReplicaSet of a rollout that has passed its deadline; only where the Deployment names it. */
	readonly stuckRevision?: string;
	/** Since when its rollout has failed, or it cannot make its pods, Unix seconds. Only where that is so. */
	readonly failedSince?: number;
	/** When a rollout under way counts as failed unless it gets on until then, Unix seconds; only where that is known. */
	readonly rolloutDeadline?: number;
	/** The Service a StatefulSet's pods have their names from; only of those, and only where it is set. */
	readonly serviceName?: string;
	/** Whether a StatefulSet makes all its pods at once (podManagementPolicy Parallel). Only where it does. */
	readonly isParallel?: true;
	/** Why a Deployment cannot make its pods: the message of its ReplicaFailure condition. */
	readonly failure?: string;
	/** A Deployment that is to do nothing about changes of its template. */
	readonly isPaused?: true;
	/** What its rollout still waits for, in few words: "1 of 3 pods are available". Only while it does. */
	readonly unfinished?: string;
};

export type Node = {
	/** '': nodes are in no namespace. */
	readonly namespace: string;
	readonly name: string;
	/** Its Ready condition is True. Its heartbeats are not kept, so that they change nothing. */
	readonly isReady: boolean;
	/** Whether any pod may be scheduled there: neither cordoned nor tainted against pods without a toleration. */
	readonly isOpen: boolean;
	/** Where it is reached, in the order of its status: an InternalIP or ExternalIP each. Only where it has any. */
	readonly addresses?: readonly string[];
};

export type Namespace = Identity;

/** The one way a Service, pod or workload is named: `namespace/name`. */
export const keyOf = ({namespace, name}: {readonly namespace: string; readonly name: string}) => `${namespace}/${name}`;

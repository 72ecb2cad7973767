/** Kubernetes objects as JSON, typed for the fields the demo writes or reads; everything else passes through unseen. */

export type Labels = Readonly<Record<string, string>>;

export type OwnerReference = {
	readonly apiVersion: string;
	readonly kind: string;
	readonly name: string;
	readonly uid: string;
	readonly controller?: boolean;
	readonly blockOwnerDeletion?: boolean;
};

export type Metadata = {
	readonly name: string;
	readonly namespace?: string;
	readonly generateName?: string;
	readonly uid?: string;
	readonly resourceVersion?: string;
	readonly generation?: number;
	readonly creationTimestamp?: string;
	readonly deletionTimestamp?: string;
	readonly deletionGracePeriodSeconds?: number;
	readonly finalizers?: readonly string[];
	readonly labels?: Labels;
	readonly annotations?: Labels;
	readonly ownerReferences?: readonly OwnerReference[];
};

export type KubernetesObject = {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: Metadata;
};

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

export type ServicePort = {
	readonly name?: string;
	readonly protocol: Protocol;
	readonly port: number;
	readonly targetPort?: number | string;
	readonly nodePort?: number;
	readonly appProtocol?: string;
};

export type ServiceObject = KubernetesObject & {
	readonly spec: {
		readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
		readonly clusterIP?: string;
		readonly clusterIPs?: readonly string[];
		readonly ports?: readonly ServicePort[];
		readonly selector?: Labels | null;
		readonly externalName?: string;
		readonly externalIPs?: readonly string[];
		readonly loadBalancerSourceRanges?: readonly string[];
		readonly externalTrafficPolicy?: 'Cluster' | 'Local';
		readonly publishNotReadyAddresses?: boolean;
		readonly internalTrafficPolicy?: 'Cluster' | 'Local';
		readonly sessionAffinity?: 'None' | 'ClientIP';
		readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack';
		readonly ipFamilies?: readonly string[];
	};
	readonly status: {
		readonly loadBalancer: {
			readonly ingress?: ReadonlyArray<{
				readonly ip?: string;
				readonly ports?: ReadonlyArray<{readonly port: number; readonly protocol: Protocol; readonly error?: string}>;
			}>;
		};
	};
};

export type ReadinessProbe = {
	readonly httpGet?: {
		readonly path: string;
		readonly port: number | string;
		readonly scheme: string;
		readonly host?: string;
	};
	readonly tcpSocket?: {readonly port: number | string};
	readonly periodSeconds: number;
	readonly timeoutSeconds: number;
	readonly failureThreshold: number;
	readonly successThreshold: number;
};

export type ContainerObject = {
	readonly name: string;
	readonly image: string;
	readonly command?: readonly string[];
	readonly args?: readonly string[];
	readonly ports?: ReadonlyArray<{readonly name?: string; readonly containerPort: number; readonly protocol: Protocol}>;
	readonly readinessProbe?: ReadinessProbe;
	readonly livenessProbe?: ReadinessProbe;
	readonly startupProbe?: ReadinessProbe;
	readonly env?: ReadonlyArray<{readonly name: string; readonly value: string}>;
	readonly lifecycle?: {readonly postStart: Pick<ReadinessProbe, 'httpGet'>};
	readonly envFrom?: ReadonlyArray<{readonly secretRef: {readonly name: string}}>;
	readonly resources?: {readonly requests?: Labels};
};

export type PodSpec = {
	readonly containers: readonly ContainerObject[];
	readonly initContainers?: readonly ContainerObject[];
	readonly volumes?: ReadonlyArray<{readonly name: string; readonly configMap: {readonly name: string}}>;
	readonly schedulingGates?: ReadonlyArray<{readonly name: string}>;
	readonly readinessGates?: ReadonlyArray<{readonly conditionType: string}>;
	readonly serviceAccountName?: string;
	readonly nodeName?: string;
	readonly nodeSelector?: Labels;
	readonly hostname?: string;
	readonly subdomain?: string;
	readonly hostAliases?: ReadonlyArray<{readonly ip: string; readonly hostnames: readonly string[]}>;
	readonly hostNetwork?: boolean;
	readonly dnsPolicy?: string;
	readonly restartPolicy?: string;
};

export type Terminated = {
	readonly exitCode: number;
	readonly reason: string;
	readonly startedAt: string;
	readonly finishedAt: string;
};

export type ContainerState = {
	readonly waiting?: {readonly reason: string; readonly message?: string};
	readonly running?: {readonly startedAt: string};
	readonly terminated?: Terminated;
};

export type ContainerStatus = {
	readonly name: string;
	readonly image: string;
	readonly imageID: string;
	readonly ready: boolean;
	readonly started: boolean;
	readonly restartCount: number;
	readonly state: ContainerState;
	readonly lastState: ContainerState;
	readonly containerID?: string;
};

export type Condition = {
	readonly type: string;
	readonly status: 'True' | 'False';
	readonly reason?: string;
	readonly message?: string;
	readonly lastTransitionTime: string;
	readonly lastProbeTime?: null;
};

export type PodStatus = {
	readonly phase: string;
	readonly reason?: string;
	readonly message?: string;
	readonly conditions: readonly Condition[];
	readonly containerStatuses?: readonly ContainerStatus[];
	readonly initContainerStatuses?: readonly ContainerStatus[];
	readonly hostIP?: string;
	readonly podIP?: string;
	readonly podIPs?: ReadonlyArray<{readonly ip: string}>;
	readonly startTime?: string;
	readonly qosClass: string;
};

export type PodObject = KubernetesObject & {readonly spec: PodSpec; readonly status: PodStatus};

export type PodTemplate = {
	readonly metadata: {readonly labels: Labels; readonly annotations?: Labels};
	readonly spec: PodSpec;
};

export type WorkloadObject = KubernetesObject & {
	readonly spec: {
		readonly replicas?: number;
		readonly serviceName?: string;
		readonly podManagementPolicy?: string;
		readonly selector: {readonly matchLabels: Labels};
		readonly template: PodTemplate;
	};
	readonly status?: Readonly<Record<string, unknown>>;
};

export type NodeObject = KubernetesObject & {
	readonly status: {
		readonly addresses: ReadonlyArray<{readonly type: string; readonly address: string}>;
		readonly conditions: ReadonlyArray<{readonly type: string; readonly status: string}>;
	};
};

export type EndpointPort = {readonly name: string; readonly protocol: Protocol; readonly port: number};

export type EndpointObject = {
	readonly addresses: readonly string[];
	readonly conditions: {readonly ready: boolean; readonly serving: boolean; readonly terminating: boolean};
	readonly hostname?: string;
	readonly nodeName?: string;
	readonly zone?: string;
	readonly targetRef?: {
		readonly kind: string;
		readonly namespace: string;
		readonly name: string;
		readonly uid: string;
	};
};

export type EndpointSliceObject = KubernetesObject & {
	readonly addressType: 'IPv4' | 'IPv6' | 'FQDN';
	/** null where empty, as the API server writes it. */
	readonly endpoints: readonly EndpointObject[] | null;
	readonly ports: readonly EndpointPort[] | null;
};

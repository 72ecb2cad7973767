import {uidOf} from '../objects/identifier.ts';
import type {
	ContainerObject,
	KubernetesObject,
	Labels,
	NodeObject,
	PodSpec,
	ReadinessProbe,
	ServiceObject,
	ServicePort,
	WorkloadObject,
} from '../objects/kubernetes-object.ts';
import {timestampOf} from '../objects/timestamp.ts';

/** Where and since when: `created` is Unix milliseconds. */
export type Place = {readonly namespace: string; readonly name: string; readonly created: number};

export const metadataOf = ({namespace, name, created}: Place, kind: string, labels: Labels) => ({
	name,
	...(namespace === '' ? {} : {namespace}),
	uid: uidOf(`${kind}/${namespace}/${name}`),
	creationTimestamp: timestampOf(created),
	labels,
});

export const namespaceOf = (name: string, created: number): KubernetesObject & {readonly status: object} => ({
	apiVersion: 'v1',
	kind: 'Namespace',
	metadata: metadataOf({namespace: '', name, created}, 'Namespace', {'kubernetes.io/metadata.name': name}),
	status: {phase: 'Active'},
});

export const nodeOf = (name: string, address: string, zone: string, created: number): NodeObject => ({
	apiVersion: 'v1',
	kind: 'Node',
	metadata: metadataOf({namespace: '', name, created}, 'Node', {
		'kubernetes.io/hostname': name,
		'kubernetes.io/os': 'linux',
		'topology.kubernetes.io/zone': zone,
	}),
	status: {
		addresses: [
			{type: 'InternalIP', address},
			{type: 'Hostname', address: name},
		],
		conditions: [{type: 'Ready', status: 'True'}],
	},
});

/** A port as the API server writes it: with its protocol, and a target where none was given. */
export const tcp = (port: number, targetPort: number | string = port, name?: string): ServicePort => ({
	...(name ? {name} : {}),
	protocol: 'TCP',
	port,
	targetPort,
});

export const udp = (port: number, targetPort: number | string = port, name?: string): ServicePort => ({
	...tcp(port, targetPort, name),
	protocol: 'UDP',
});

/** A Service as the API server completes it. `address` is its cluster IP, 'None', or '' for an ExternalName. */
export const serviceOf = (
	place: Place,
	address: string,
	spec: Partial<ServiceObject['spec']>,
	ingress?: string,
): ServiceObject => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: metadataOf(place, 'Service', {'app.kubernetes.io/name': place.name}),
	spec: {
		type: 'ClusterIP',
		...(address === '' ? {} : {clusterIP: address, clusterIPs: [address], ipFamilies: ['IPv4']}),
		...(address === '' ? {} : {ipFamilyPolicy: 'SingleStack', internalTrafficPolicy: 'Cluster'}),
		sessionAffinity: 'None',
		...spec,
	} as ServiceObject['spec'],
	status: {loadBalancer: ingress ? {ingress: [{ip: ingress}]} : {}},
});

export const httpProbe = (path: string, port: number | string): ReadinessProbe => ({
	httpGet: {path, port, scheme: 'HTTP'},
	periodSeconds: 10,
	timeoutSeconds: 1,
	failureThreshold: 3,
	successThreshold: 1,
});

/** A container with TCP ports by name. */
export const containerOf = (
	name: string,
	image: string,
	ports: Readonly<Record<string, number>> = {},
	more: Partial<ContainerObject> = {},
): ContainerObject => ({
	name,
	image,
	ports: Object.entries(ports).map(([portName, containerPort]) => ({name: portName, containerPort, protocol: 'TCP'})),
	...more,
});

/** A Deployment, StatefulSet or DaemonSet, before its controller has seen it. */
export const workloadOf = (
	kind: 'Deployment' | 'StatefulSet' | 'DaemonSet',
	place: Place,
	replicas: number,
	labels: Labels,
	spec: PodSpec,
): WorkloadObject => ({
	apiVersion: 'apps/v1',
	kind,
	metadata: {...metadataOf(place, kind, labels), generation: 1},
	spec: {
		...(kind === 'DaemonSet' ? {} : {replicas}),
		...(kind === 'StatefulSet' ? {serviceName: place.name, podManagementPolicy: 'Parallel'} : {}),
		selector: {matchLabels: labels},
		template: {metadata: {labels}, spec},
	},
});

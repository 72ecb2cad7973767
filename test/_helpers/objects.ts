import {emptyParts} from '../../source/model/facets/index.ts';
import type {EndpointSlice, Pod, Service, ServicePort, Workload} from '../../source/model/objects.ts';
import type {Container, ContainerStatus} from '../../source/model/pods/containers.ts';
import {isEligible, isReady, isTerminating} from '../../source/model/pods/pods.ts';
import {resolvePort} from '../../source/model/ports/ports.ts';
import type {ServiceView} from '../../source/model/service-view.ts';

/** 2026-01-01T00:00:00Z. */
export const birth = 1_767_225_600;

export const servicePort = (overrides: Partial<ServicePort> = {}): ServicePort => ({
	name: '',
	protocol: 'TCP',
	port: 80,
	targetPort: 8080,
	nodePort: 0,
	appProtocol: '',
	...overrides,
});

/** A ClusterIP Service shop/web, port 80 to 8080, that selects app=web. */
export const service = (overrides: Partial<Service> = {}): Service => {
	const {namespace = 'shop', name = 'web'} = overrides;
	return {
		namespace,
		name,
		uid: `service-${namespace}-${name}`,
		created: birth,
		labels: {},
		type: 'ClusterIP',
		clusterIPs: ['10.96.4.7'],
		ports: [servicePort()],
		selector: {app: 'web'},
		externalName: '',
		publishNotReadyAddresses: false,
		loadBalancerClass: '',
		loadBalancerIngress: [],
		...overrides,
	};
};

/** A container `api` that declares port 8080. */
export const container = (overrides: Partial<Container> = {}): Container => ({
	name: 'api',
	image: 'registry.example/web:1',
	ports: [{name: '', port: 8080, protocol: 'TCP'}],
	isSidecar: false,
	...overrides,
});

/** The status of a container `api` that runs and is ready. */
export const containerStatus = (overrides: Partial<ContainerStatus> = {}): ContainerStatus => ({
	name: 'api',
	ready: true,
	started: true,
	restarts: 0,
	state: {kind: 'running', since: birth + 5},
	...overrides,
});

/** A ready pod shop/web-1 of the Deployment web. */
export const pod = (overrides: Partial<Pod> = {}): Pod => {
	const {namespace = 'shop', name = 'web-1'} = overrides;
	return {
		namespace,
		name,
		uid: `pod-${namespace}-${name}`,
		created: birth,
		labels: {app: 'web', 'pod-template-hash': '7d9c'},
		deleted: 0,
		owner: {kind: 'ReplicaSet', name: 'web-7d9c'},
		node: 'node-1',
		isOnHostNetwork: false,
		dnsPolicy: 'ClusterFirst',
		hasServiceLinks: true,
		phase: 'Running',
		reason: '',
		message: '',
		ips: [`10.244.1.${1 + ([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 250)}`],
		conditions: ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(type => ({
			type,
			status: 'True',
			reason: '',
			message: '',
			since: birth + 5,
		})),
		containers: [container()],
		initContainers: [],
		statuses: [containerStatus()],
		initStatuses: [],
		...overrides,
	};
};

/** The slice that the controller writes for a Service and its pods, here shop/web and shop/web-1. */
export const slice = (
	overrides: Partial<EndpointSlice> = {},
	of: {readonly service?: Service; readonly pods?: readonly Pod[]} = {},
): EndpointSlice => {
	const {service: owner = service(), pods = [pod()]} = of;
	const {namespace = owner.namespace, name = `${owner.name}-x7k2p`} = overrides;
	const eligible = pods.filter(isEligible);
	return {
		namespace,
		name,
		uid: `slice-${namespace}-${name}`,
		created: birth,
		labels: {},
		service: owner.name,
		manager: 'endpointslice-controller.k8s.io',
		addressType: 'IPv4',
		ports: owner.ports.flatMap(port => {
			const resolved = eligible.map(each => resolvePort(each, port)).find(number => number !== undefined);
			return resolved === undefined ? [] : [{name: port.name, protocol: port.protocol, port: resolved}];
		}),
		endpoints: eligible.map(each => ({
			address: each.ips[0]!,
			ready: owner.publishNotReadyAddresses || (isReady(each) && !isTerminating(each)),
			serving: isReady(each),
			terminating: isTerminating(each),
			node: each.node,
			zone: '',
			pod: each.name,
			podUid: each.uid,
		})),
		...overrides,
	};
};

/** The Deployment shop/web, rolled out, one replica. */
export const workload = (overrides: Partial<Workload> = {}): Workload => {
	const {namespace = 'shop', name = 'web', kind = 'Deployment'} = overrides;
	return {
		namespace,
		name,
		uid: `${kind}-${namespace}-${name}`,
		created: birth,
		labels: {},
		kind,
		replicas: 1,
		podLabels: {app: 'web'},
		ports: [{name: '', port: 8080, protocol: 'TCP'}],
		rollout: 'done',
		...overrides,
	};
};

/** A healthy Service as it is joined; slices follow from the Service and the pods unless they are given. */
export const view = (overrides: Partial<ServiceView> = {}): ServiceView => {
	const joined = overrides.service ?? service();
	const pods = overrides.pods ?? [pod()];
	return {
		...emptyParts,
		key: `${joined.namespace}/${joined.name}`,
		service: joined,
		slices: joined.type === 'ExternalName' ? [] : [slice({}, {service: joined, pods})],
		pods,
		workloads: [workload()],
		...overrides,
	};
};

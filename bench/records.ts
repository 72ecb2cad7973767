import type {Condition, EndpointSlice, Pod, Service, Workload} from '../source/model/objects.ts';
import type {Container, ContainerStatus} from '../source/model/pods/containers.ts';

/** Pods behind each Service. */
export const podsEach = 5;
/** Services of a namespace, in a cluster with many of them. */
const servicesEach = 25;
/** Every so many Services select what no pod has; of every so many pods one is not ready. */
const unmatchedEach = 50;
const unreadyEach = 20;

/** 2026-01-01T00:00:00Z, Unix seconds: when everything was created. */
export const birth = 1_767_225_600;

/** The objects of a made-up cluster. */
export type Records = {
	readonly services: readonly Service[];
	readonly slices: readonly EndpointSlice[];
	readonly pods: readonly Pod[];
	readonly workloads: readonly Workload[];
};

const words = ['checkout', 'ledger', 'redis', 'mail', 'search', 'gateway', 'orders', 'billing', 'media', 'auth'];

const conditionTypes = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];

const conditionsOf = (isReady: boolean): readonly Condition[] =>
	conditionTypes.map(type => {
		const holds = isReady || !type.endsWith('Ready');
		return {
			type,
			status: holds ? 'True' : 'False',
			reason: holds ? '' : 'ContainersNotReady',
			message: holds ? '' : 'containers with unready status: [api]',
			since: birth + 5,
		};
	});

const statusOf = (isReady: boolean): ContainerStatus => ({
	name: 'api',
	ready: isReady,
	started: isReady,
	restarts: isReady ? 0 : 14,
	state: isReady
		? {kind: 'running', since: birth + 5}
		: {kind: 'waiting', reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container=api'},
	...(isReady
		? {}
		: {
				lastTerminated: {
					exitCode: 137,
					signal: 0,
					reason: 'OOMKilled',
					message: '',
					started: birth + 5,
					finished: birth + 60,
				},
			}),
});

/** The same pod, ready or not. */
export const withReadiness = (pod: Pod, isReady: boolean): Pod => ({
	...pod,
	conditions: conditionsOf(isReady),
	statuses: [statusOf(isReady)],
});

const containerOf = (name: string): Container => ({
	name: 'api',
	image: `images.example/${name}:1.${name.length}`,
	ports: [{name: 'http', port: 8080, protocol: 'TCP'}],
	isSidecar: false,
	readinessProbe: {kind: 'httpGet', port: 'http', path: '/healthz', scheme: 'HTTP'},
});

const podOf = (namespace: string, name: string, index: number): Pod => {
	const hash = `7d9c${(index % 1000).toString(36)}`;
	const pod: Pod = {
		namespace,
		name: `${name}-${hash}-${index.toString(36).padStart(5, '0')}`,
		uid: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
		created: birth,
		labels: {app: name, 'app.kubernetes.io/part-of': 'shop', 'pod-template-hash': hash},
		deleted: 0,
		owner: {kind: 'ReplicaSet', name: `${name}-${hash}`},
		node: `node-${index % 50}`,
		isOnHostNetwork: false,
		dnsPolicy: 'ClusterFirst',
		hasServiceLinks: true,
		phase: 'Running',
		reason: '',
		message: '',
		ips: [`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`],
		conditions: [],
		containers: [containerOf(name)],
		initContainers: [],
		statuses: [],
		initStatuses: [],
	};
	return withReadiness(pod, index % unreadyEach > 0);
};

const sliceOf = ({namespace, name}: Service, pods: readonly Pod[]): EndpointSlice => ({
	namespace,
	name: `${name}-x7k2p`,
	uid: `slice-${namespace}-${name}`,
	created: birth,
	labels: {},
	service: name,
	manager: 'endpointslice-controller.k8s.io',
	addressType: 'IPv4',
	ports: [{name: 'http', protocol: 'TCP', port: 8080}],
	endpoints: pods.map(pod => {
		const {ready} = pod.statuses[0]!;
		const [address = ''] = pod.ips;
		return {
			address,
			ready,
			serving: ready,
			terminating: false,
			node: pod.node,
			zone: '',
			pod: pod.name,
			podUid: pod.uid,
		};
	}),
});

const workloadOf = ({namespace, name}: Service): Workload => ({
	namespace,
	name,
	uid: `deployment-${namespace}-${name}`,
	created: birth,
	labels: {},
	kind: 'Deployment',
	replicas: podsEach,
	podLabels: {app: name, 'app.kubernetes.io/part-of': 'shop'},
	ports: [{name: 'http', port: 8080, protocol: 'TCP'}],
	rollout: 'done',
});

const serviceOf = (namespace: string, name: string, index: number): Service => ({
	namespace,
	name,
	uid: `service-${namespace}-${name}`,
	created: birth,
	labels: {},
	type: 'ClusterIP',
	clusterIPs: [`10.96.${index >> 8}.${index & 255}`],
	ports: [{name: 'http', protocol: 'TCP', port: 80, targetPort: 'http', nodePort: 0, appProtocol: ''}],
	selector: {app: index % unmatchedEach === unmatchedEach - 1 ? `${name}x` : name},
	externalName: '',
	publishNotReadyAddresses: false,
	loadBalancerClass: '',
	loadBalancerIngress: [],
});

/** Makes up a cluster of so many Services, in many namespaces or in one. The same cluster for the same numbers. */
export const makeRecords = (count: number, isOneNamespace = false): Records => {
	const services = Array.from({length: count}, (_, index) =>
		serviceOf(
			isOneNamespace ? 'everything' : `team-${Math.floor(index / servicesEach)}`,
			`${words[index % words.length]}-${index}`,
			index,
		),
	);
	const podsOf = services.map(({namespace, name}, index) =>
		Array.from({length: podsEach}, (_, each) => podOf(namespace, name, index * podsEach + each)),
	);
	return {
		services,
		slices: services.map((service, index) =>
			sliceOf(service, service.selector.app === service.name ? podsOf[index]! : []),
		),
		pods: podsOf.flat(),
		workloads: services.map(workloadOf),
	};
};

import type {EndpointSliceObject} from '../objects/kubernetes-object.ts';
import type {Entry} from './app.ts';
import {containerOf, httpProbe, namespaceOf, nodeOf, serviceOf, tcp, udp, workloadOf} from './manifests.ts';

const namespaces = ['analytics', 'default', 'harbor', 'infra', 'kube-system', 'shop', 'warehouse'];

const day = 86_400_000;

const coredns = 'registry.k8s.io/coredns/coredns:v1.12.1';

const clients: ReadonlyArray<readonly [name: string, namespace: string, image: string]> = [
	['toolbox', 'shop', 'busybox:1.36'],
	['curl', 'shop', 'curlimages/curl:8.11.1'],
	['netshoot', 'infra', 'nicolaka/netshoot:v0.13'],
	['busybox', 'analytics', 'busybox:1.36'],
	['busybox', 'default', 'busybox:1.36'],
];

/** What every cluster has, and pods to probe from. `start` is Unix milliseconds. */
export const system = (start: number): Entry[] => {
	const created = start - 31 * day;
	const dns = {namespace: 'kube-system', name: 'kube-dns', created};
	const kubernetes = {namespace: 'default', name: 'kubernetes', created};
	const labels = {'k8s-app': 'kube-dns'};
	const service = serviceOf(kubernetes, '10.96.0.1', {ports: [tcp(443, 6443, 'https')]});
	const slice: EndpointSliceObject = {
		apiVersion: 'discovery.k8s.io/v1',
		kind: 'EndpointSlice',
		metadata: {
			name: 'kubernetes',
			namespace: 'default',
			creationTimestamp: service.metadata.creationTimestamp,
			labels: {'kubernetes.io/service-name': 'kubernetes'},
		},
		addressType: 'IPv4',
		endpoints: [{addresses: ['172.18.0.2'], conditions: {ready: true, serving: true, terminating: false}}],
		ports: [{name: 'https', protocol: 'TCP', port: 6443}],
	};
	const resolver = {
		...containerOf('coredns', coredns, {'dns-tcp': 53, metrics: 9153}, {readinessProbe: httpProbe('/ready', 8181)}),
		ports: [
			{name: 'dns', containerPort: 53, protocol: 'UDP' as const},
			{name: 'dns-tcp', containerPort: 53, protocol: 'TCP' as const},
			{name: 'metrics', containerPort: 9153, protocol: 'TCP' as const},
		],
	};
	const resolving = serviceOf(dns, '10.96.0.10', {
		selector: labels,
		ports: [udp(53, 53, 'dns'), tcp(53, 53, 'dns-tcp'), tcp(9153, 9153, 'metrics')],
	});
	const proxy = containerOf('kube-proxy', 'registry.k8s.io/kube-proxy:v1.36.3');

	return [
		...namespaces.map((name): Entry => ['namespaces', namespaceOf(name, created)]),
		['nodes', nodeOf('node-a', '172.18.0.2', 'zone-1', created)],
		['nodes', nodeOf('node-b', '172.18.0.3', 'zone-2', created)],
		['nodes', nodeOf('node-c', '172.18.0.4', 'zone-3', created)],
		['services', service],
		['endpointslices', slice],
		['services', {...resolving, metadata: {...resolving.metadata, labels}}],
		['deployments', workloadOf('Deployment', {...dns, name: 'coredns'}, 2, labels, {containers: [resolver]})],
		[
			'daemonsets',
			workloadOf('DaemonSet', {...dns, name: 'kube-proxy'}, 0, {'k8s-app': 'kube-proxy'}, {containers: [proxy]}),
		],
		...clients.map(([name, namespace, image]): Entry => {
			const container = containerOf(name, image, {}, {command: ['sleep', 'infinity']});

			return [
				'deployments',
				workloadOf(
					'Deployment',
					{namespace, name, created: start - 8 * day},
					1,
					{app: name},
					{containers: [container]},
				),
			];
		}),
	];
};

/** The resources the demo serves; discovery, paths and messages are made from this list. */
export const resources = [
	{plural: 'namespaces', kind: 'Namespace', group: '', shortNames: ['ns'], isNamespaced: false, hasScale: false},
	{plural: 'nodes', kind: 'Node', group: '', shortNames: ['no'], isNamespaced: false, hasScale: false},
	{plural: 'services', kind: 'Service', group: '', shortNames: ['svc'], isNamespaced: true, hasScale: false},
	{plural: 'pods', kind: 'Pod', group: '', shortNames: ['po'], isNamespaced: true, hasScale: false},
	{plural: 'events', kind: 'Event', group: '', shortNames: ['ev'], isNamespaced: true, hasScale: false},
	{
		plural: 'endpointslices',
		kind: 'EndpointSlice',
		group: 'discovery.k8s.io',
		shortNames: [],
		isNamespaced: true,
		hasScale: false,
	},
	{
		plural: 'deployments',
		kind: 'Deployment',
		group: 'apps',
		shortNames: ['deploy'],
		isNamespaced: true,
		hasScale: true,
	},
	{
		plural: 'statefulsets',
		kind: 'StatefulSet',
		group: 'apps',
		shortNames: ['sts'],
		isNamespaced: true,
		hasScale: true,
	},
	{plural: 'daemonsets', kind: 'DaemonSet', group: 'apps', shortNames: ['ds'], isNamespaced: true, hasScale: false},
	{
		plural: 'networkpolicies',
		kind: 'NetworkPolicy',
		group: 'networking.k8s.io',
		shortNames: ['netpol'],
		isNamespaced: true,
		hasScale: false,
	},
	{
		plural: 'ingresses',
		kind: 'Ingress',
		group: 'networking.k8s.io',
		shortNames: ['ing'],
		isNamespaced: true,
		hasScale: false,
	},
	{
		plural: 'ingressclasses',
		kind: 'IngressClass',
		group: 'networking.k8s.io',
		shortNames: [],
		isNamespaced: false,
		hasScale: false,
	},
	{
		plural: 'httproutes',
		kind: 'HTTPRoute',
		group: 'gateway.networking.k8s.io',
		shortNames: [],
		isNamespaced: true,
		hasScale: false,
	},
	{
		plural: 'grpcroutes',
		kind: 'GRPCRoute',
		group: 'gateway.networking.k8s.io',
		shortNames: [],
		isNamespaced: true,
		hasScale: false,
	},
	{
		plural: 'gateways',
		kind: 'Gateway',
		group: 'gateway.networking.k8s.io',
		shortNames: ['gtw'],
		isNamespaced: true,
		hasScale: false,
	},
	{
		plural: 'referencegrants',
		kind: 'ReferenceGrant',
		group: 'gateway.networking.k8s.io',
		shortNames: ['refgrant'],
		isNamespaced: true,
		hasScale: false,
	},
	{plural: 'replicasets', kind: 'ReplicaSet', group: 'apps', shortNames: ['rs'], isNamespaced: true, hasScale: false},
] as const;

export type ResourceInfo = (typeof resources)[number];
export type Plural = ResourceInfo['plural'];

export const groups = ['apps', 'discovery.k8s.io', 'networking.k8s.io', 'gateway.networking.k8s.io'] as const;

export const apiVersionOf = ({group}: {readonly group: string}) => (group === '' ? 'v1' : `${group}/v1`);

export const resourceCalled = (plural: Plural) => resources.find(resource => resource.plural === plural)!;

import type {Resource} from '../model/objects.ts';

const gatewayApi = '/apis/gateway.networking.k8s.io/v1';

const groups: Readonly<Record<Resource, string>> = {
	services: '/api/v1',
	pods: '/api/v1',
	namespaces: '/api/v1',
	endpointslices: '/apis/discovery.k8s.io/v1',
	deployments: '/apis/apps/v1',
	statefulsets: '/apis/apps/v1',
	daemonsets: '/apis/apps/v1',
	networkpolicies: '/apis/networking.k8s.io/v1',
	ingresses: '/apis/networking.k8s.io/v1',
	ingressclasses: '/apis/networking.k8s.io/v1',
	httproutes: gatewayApi,
	grpcroutes: gatewayApi,
	gateways: gatewayApi,
	referencegrants: gatewayApi,
	nodes: '/api/v1',
};

const clusterScoped: readonly Resource[] = ['namespaces', 'ingressclasses', 'nodes'];

/** Namespaces, IngressClasses and nodes are listed as a whole, whatever namespace is looked at. */
export const isNamespaced = (resource: Resource) => !clusterScoped.includes(resource);

/** The API path of a resource, in one namespace or in all. `group` where the server has it in another group or version than usual. */
export const pathOf = (resource: Resource, namespace: string | undefined, group = groups[resource]) =>
	namespace === undefined || !isNamespaced(resource)
		? `${group}/${resource}`
		: `${group}/namespaces/${encodeURIComponent(namespace)}/${resource}`;

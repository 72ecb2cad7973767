import type {Resource} from '../model/objects.ts';

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
};

/** Namespaces and IngressClasses are listed as a whole, whatever namespace is looked at. */
export const isNamespaced = (resource: Resource) => resource !== 'namespaces' && resource !== 'ingressclasses';

/** The API path of a resource, in one namespace or in all. */
export const pathOf = (resource: Resource, namespace: string | undefined) =>
	namespace === undefined || !isNamespaced(resource)
		? `${groups[resource]}/${resource}`
		: `${groups[resource]}/namespaces/${encodeURIComponent(namespace)}/${resource}`;

import type {App} from './app.ts';
import {containerOf} from './manifests.ts';

const registry = 'registry.example.com';

/** Services whose pods work, and which policies, routes or Gateways keep from others. */
export const unreachable: readonly App[] = [
	// Its route asks for the pod's port; a policy misspells its label.
	{
		namespace: 'shop',
		name: 'wishlist',
		hours: 8,
		address: '33.16',
		replicas: 1,
		container: containerOf('wishlist', `${registry}/shop/wishlist:1.0.1`, {http: 8080}),
	},
	// A route of another namespace names it, and no ReferenceGrant lets it.
	{
		namespace: 'shop',
		name: 'reviews',
		hours: 7,
		address: '33.17',
		replicas: 1,
		container: containerOf('reviews', `${registry}/shop/reviews:0.5.2`, {http: 8080}),
	},
	// The Gateway has no listener for the host name of its route.
	{
		namespace: 'shop',
		name: 'loyalty',
		hours: 6,
		address: '33.18',
		replicas: 1,
		container: containerOf('loyalty', `${registry}/shop/loyalty:2.2.0`, {http: 8080}),
	},
	// Its Gateway waits for an address.
	{
		namespace: 'shop',
		name: 'partners',
		hours: 5,
		address: '33.19',
		replicas: 1,
		container: containerOf('partners', `${registry}/shop/partners:1.4.0`, {http: 8080}),
	},
	// It may call another namespace, and not ask the cluster DNS for whom.
	{
		namespace: 'analytics',
		name: 'reports',
		hours: 4,
		address: '84.2',
		replicas: 1,
		container: containerOf('reports', `${registry}/analytics/reports:1.1.0`, {http: 8080}),
	},
	// On the host network, and without ClusterFirstWithHostNet.
	{
		namespace: 'infra',
		name: 'edge-cache',
		hours: 90,
		address: '84.3',
		replicas: 1,
		container: containerOf('edge-cache', `${registry}/infra/edge-cache:1.0.0`, {http: 8085}),
		pod: {hostNetwork: true},
	},
];

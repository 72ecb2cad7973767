import type {App} from './app.ts';
import {brokenFields} from './broken-fields.ts';
import {brokenPods} from './broken-pods.ts';
import {brokenPorts} from './broken-ports.ts';
import {brokenPromises} from './broken-promises.ts';
import {containerOf, httpProbe, tcp} from './manifests.ts';

const registry = 'registry.example.com';

/** One Service for each kind of fault. */
export const broken: readonly App[] = [
	// The selector has a typo; the pods are fine.
	{
		namespace: 'shop',
		name: 'checkout',
		hours: 49,
		address: '7.201',
		replicas: 3,
		container: containerOf('checkout', `${registry}/shop/checkout:4.1.0`, {http: 8080}),
		service: {selector: {app: 'checkuot'}},
	},
	// Its Deployment wants no pods.
	{
		namespace: 'shop',
		name: 'recommendations',
		hours: 300,
		address: '30.12',
		replicas: 0,
		container: containerOf('recommendations', `${registry}/shop/recommendations:1.3.0`, {http: 8080}),
	},
	// Exits with 78, configuration error, at each start.
	{
		namespace: 'shop',
		name: 'payments',
		hours: 3,
		address: '18.77',
		replicas: 2,
		container: containerOf('payments', `${registry}/shop/payments:2.7.0`, {http: 8080}),
	},
	// The tag ends in the letter O instead of a zero.
	{
		namespace: 'shop',
		name: 'invoices',
		hours: 1,
		address: '65.3',
		replicas: 1,
		container: containerOf('invoices', `${registry}/shop/invoices:2.4.O`, {http: 8080}),
	},
	// No node has the label it asks for.
	{
		namespace: 'analytics',
		name: 'trainer',
		hours: 26,
		address: '90.44',
		replicas: 1,
		container: containerOf('trainer', `${registry}/analytics/trainer:0.3.0`, {http: 8080}),
		pod: {nodeSelector: {accelerator: 'nvidia-l4'}},
	},
	// The probe asks for a path the program does not have.
	{
		namespace: 'shop',
		name: 'inventory',
		hours: 6,
		address: '23.19',
		replicas: 2,
		container: containerOf(
			'inventory',
			`${registry}/shop/inventory:5.0.1`,
			{http: 8080},
			{readinessProbe: httpProbe('/healthz', 'http')},
		),
	},
	// The target port's name has a typo.
	{
		namespace: 'shop',
		name: 'ledger',
		hours: 5,
		address: '11.90',
		replicas: 2,
		container: containerOf('ledger', `${registry}/shop/ledger:1.1.4`, {http: 8080}),
		ports: [tcp(80, 'htpp')],
	},
	// The program listens on 3000, as declared.
	{
		namespace: 'shop',
		name: 'cart',
		hours: 20,
		address: '39.5',
		replicas: 2,
		container: containerOf('cart', `${registry}/shop/cart:0.8.0`, {http: 3000}),
		ports: [tcp(80, 8080)],
	},
	// An alias must be a name.
	{
		namespace: 'shop',
		name: 'legacy-database',
		hours: 400,
		address: '',
		replicas: 0,
		service: {type: 'ExternalName', externalName: '192.0.2.10', ports: [tcp(5432)]},
	},
	// A policy lets only auditors in, and there are none.
	{
		namespace: 'shop',
		name: 'vault',
		hours: 30,
		address: '52.14',
		replicas: 1,
		container: containerOf(
			'vault',
			`${registry}/shop/vault:1.2.0`,
			{http: 8080},
			{readinessProbe: httpProbe('/', 'http')},
		),
	},
	// Its Ingress asks for the pod's port.
	{
		namespace: 'shop',
		name: 'storefront',
		hours: 12,
		address: '60.21',
		replicas: 2,
		container: containerOf('storefront', `${registry}/shop/storefront:3.0.2`, {http: 8080}),
	},
	// Nothing in the cluster gives out addresses for it.
	{
		namespace: 'infra',
		name: 'gateway',
		hours: 48,
		address: '71.8',
		replicas: 2,
		container: containerOf('gateway', `${registry}/infra/gateway:1.0.3`, {http: 8080}),
		service: {
			type: 'LoadBalancer',
			ports: [{...tcp(80, 'http'), nodePort: 32_080}],
		},
	},
	// Its EndpointSlice was never created.
	{
		namespace: 'infra',
		name: 'mainframe',
		hours: 70,
		address: '52.77',
		replicas: 0,
		ports: [tcp(80, 8080, 'http')],
	},
	// Headless: nothing turns 80 into 9000.
	{
		namespace: 'analytics',
		name: 'feed',
		hours: 30,
		address: 'None',
		replicas: 2,
		container: containerOf('feed', `${registry}/analytics/feed:1.2.0`, {http: 9000}),
		ports: [tcp(80, 'http')],
	},
	// The pods run in shop.
	{
		namespace: 'analytics',
		name: 'catalog',
		hours: 9,
		address: '81.27',
		replicas: 0,
		service: {selector: {app: 'catalog'}},
	},
	// A CNAME knows no search path.
	{
		namespace: 'shop',
		name: 'cache',
		hours: 15,
		address: '',
		replicas: 0,
		service: {type: 'ExternalName', externalName: 'redis.infra.svc', ports: [tcp(6379)]},
	},
	// The Service it names was never created.
	{
		namespace: 'shop',
		name: 'promotions',
		hours: 45,
		address: '',
		replicas: 0,
		service: {type: 'ExternalName', externalName: 'campaigns.shop.svc.cluster.local', ports: [tcp(80)]},
	},
	// It names itself.
	{
		namespace: 'shop',
		name: 'mirror',
		hours: 44,
		address: '',
		replicas: 0,
		service: {type: 'ExternalName', externalName: 'mirror.shop.svc.cluster.local', ports: [tcp(80)]},
	},
	// Two nodes of three have no pod of it, and drop what comes in.
	{
		namespace: 'infra',
		name: 'edge',
		hours: 33,
		address: '73.15',
		replicas: 1,
		container: containerOf('edge', `${registry}/infra/edge:1.4.0`, {http: 8080}),
		service: {type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{...tcp(80, 'http'), nodePort: 30_180}]},
	},
	...brokenFields,
	...brokenPods,
	...brokenPorts,
	...brokenPromises,
];

import type {App} from './app.ts';
import {containerOf, httpProbe} from './manifests.ts';
import {image} from './warehouse.ts';

const app = (name: string, hours: number, address: string) => ({
	namespace: 'warehouse',
	name,
	hours,
	address,
	replicas: 1,
	container: containerOf(name, image('app'), {http: 8080}),
});

/** Services whose pods do not become ready, each for another reason. */
export const brokenPods: readonly App[] = [
	// A queue holds them back.
	{...app('stocktake', 7, '120.1'), pod: {schedulingGates: [{name: 'example.com/quota'}]}},
	// The Secret does not exist.
	{
		...app('picking', 4, '120.2'),
		replicas: 2,
		container: containerOf('picking', image('app'), {http: 8080}, {envFrom: [{secretRef: {name: 'picking-database'}}]}),
	},
	// The ConfigMap does not exist.
	{...app('packing', 4, '120.3'), pod: {volumes: [{name: 'rules', configMap: {name: 'packing-rules'}}]}},
	// The migration fails.
	{...app('shipping', 2, '120.4'), pod: {initContainers: [containerOf('migrate', image('migrate'))]}},
	// Its limit is too low.
	{...app('sorter', 11, '120.5'), container: containerOf('sorter', image('sorter'), {http: 8080})},
	// It never says that it has started.
	{
		...app('robots', 3, '120.6'),
		container: containerOf('robots', image('app'), {http: 8080}, {startupProbe: httpProbe('/started', 'http')}),
	},
	// It is killed before it listens on the port that is asked whether it lives.
	{
		...app('lifts', 5, '120.14'),
		container: containerOf('lifts', image('app'), {http: 8080}, {livenessProbe: httpProbe('/live', 9000)}),
	},
	// What it does after its start fails.
	{
		...app('ramps', 6, '120.15'),
		container: containerOf(
			'ramps',
			image('app'),
			{http: 8080},
			{lifecycle: {postStart: {httpGet: {path: '/register', port: 9000, scheme: 'HTTP'}}}},
		),
	},
	// No load balancer takes it in.
	{...app('dock', 20, '120.7'), pod: {readinessGates: [{conditionType: 'example.com/load-balancer-attached'}]}},
	// The next release is not ready.
	{
		...app('pallets', 30, '120.8'),
		replicas: 2,
		next: containerOf('pallets', image('app'), {http: 8080}, {readinessProbe: httpProbe('/healthz', 'http')}),
	},
	// Its pods are refused.
	{...app('forklifts', 9, '120.9'), pod: {serviceAccountName: 'forklifts'}},
	// Its selector is of the release before.
	{...app('returns', 60, '120.10'), service: {selector: {app: 'returns', version: '1.4.0'}}},
	// Its selector has a typo, and nothing runs.
	{...app('customs', 80, '120.11'), replicas: 0, service: {selector: {app: 'costums'}}},
	// What is left of its pods is in leftovers.ts.
	{...app('archive', 90, '120.12'), container: undefined, service: {selector: {app: 'archive'}}},
	{...app('scanner', 90, '120.13'), container: undefined, service: {selector: {app: 'scanner'}}},
];

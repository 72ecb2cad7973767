import type {App} from './app.ts';
import {containerOf, tcp} from './manifests.ts';
import {image} from './warehouse.ts';

const app = (name: string, hours: number, address: string) => ({
	namespace: 'warehouse',
	name,
	hours,
	address,
	replicas: 1,
	container: containerOf(name, image('app'), {http: 8080}),
});

const proxy = containerOf('proxy', image('proxy'), {http: 9090});

/** Services whose ports and those of their pods do not go together. */
export const brokenPorts: readonly App[] = [
	// The container's port is UDP.
	{
		...app('telemetry', 14, '121.1'),
		container: {
			...containerOf('telemetry', image('telemetry')),
			ports: [{name: 'metrics', containerPort: 8125, protocol: 'UDP'}],
		},
		ports: [tcp(8125, 'metrics')],
	},
	// Written the wrong way round.
	{...app('labels', 14, '121.2'), ports: [tcp(8080, 80)]},
	// Only a container that has ended declares it.
	{
		...app('gate', 14, '121.3'),
		ports: [tcp(80, 'admin')],
		pod: {initContainers: [containerOf('setup', image('setup'), {admin: 8080})]},
	},
	// Two containers call their port http.
	{...app('cranes', 14, '121.4'), pod: {containers: [app('cranes', 14, '').container, proxy]}},
	// The next release listens on another number.
	{...app('belts', 14, '121.5'), next: {...proxy, name: 'belts'}},
	// Two pods on the network of one node.
	{
		...app('cameras', 14, '121.6'),
		replicas: 2,
		container: containerOf('cameras', image('app')),
		ports: [tcp(80, 8080)],
		pod: {hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet', nodeSelector: {'kubernetes.io/hostname': 'node-b'}},
	},
	// It says http on the port of https.
	{...app('manifest', 14, '121.8'), ports: [{...tcp(443, 'http', 'http'), appProtocol: 'http'}]},
	// One pod is all there is behind it.
	{...app('kiosk', 14, '121.7'), service: {type: 'NodePort', ports: [{...tcp(80, 'http'), nodePort: 32_090}]}},
];

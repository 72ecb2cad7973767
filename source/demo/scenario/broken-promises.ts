import type {App} from './app.ts';
import {alone, app, image, unready} from './harbor.ts';
import {containerOf, httpProbe, tcp} from './manifests.ts';

const winch = containerOf('winch', image('winch'), {winch: 9090});

/** Services that promise by their type or a field what their pods don't keep. */
export const brokenPromises: readonly App[] = [
	// A CNAME maps no ports.
	{
		...alone('charts', ''),
		service: {type: 'ExternalName', externalName: 'charts.example.com', ports: [tcp(80, 8080)]},
	},
	// The Service it references has no endpoints.
	{
		...alone('kiosks', ''),
		service: {type: 'ExternalName', externalName: 'checkout.shop.svc.cluster.local', ports: [tcp(80)]},
	},
	// Some clients send the dot along.
	{
		...alone('weather', ''),
		service: {type: 'ExternalName', externalName: 'weather.example.com.', ports: [tcp(443)]},
	},
	// In its namespace redis.infra is its pod, and not the Service of namespace infra.
	{...app('infra', 'None'), ports: [tcp(8080, 8080)], pod: {hostname: 'redis', subdomain: 'infra'}},
	// Its Service sets BEACON_PORT=tcp://..., which it takes for its own setting.
	{
		...app('beacon', '130.14'),
		container: containerOf('beacon', image('beacon'), {http: 8080}, {args: ['--listen=$(BEACON_PORT)']}),
	},
	// Its name is not there while its pod is not ready.
	{...unready('pilots', 'None'), ports: [tcp(8080, 8080)]},
	// Its pods wait for each other, and have no names before they are ready.
	{
		...unready('fleet', 'None'),
		replicas: 2,
		kind: 'StatefulSet',
		ports: [tcp(8080, 8080)],
		container: containerOf(
			'fleet',
			image('app'),
			{http: 8080},
			{
				readinessProbe: {
					...httpProbe('/', 'http'),
					httpGet: {path: '/', port: 'http', scheme: 'HTTP', host: 'fleet-1.fleet'},
				},
			},
		),
	},
	// Its pod is not ready, and still gets traffic.
	{...unready('anchors', '130.1'), service: {publishNotReadyAddresses: true}},
	// A client stays with the pod that it first got.
	{...app('lockers', '130.2'), replicas: 2, service: {sessionAffinity: 'ClientIP'}},
	// The pods have no address of the second family.
	{
		...app('signals', '130.3'),
		service: {
			clusterIPs: ['10.96.130.3', 'fd00:10:96::8203'],
			ipFamilies: ['IPv4', 'IPv6'],
			ipFamilyPolicy: 'PreferDualStack',
		},
	},
	// Clients on two of three nodes get no answer.
	{...app('sensors', '130.4'), service: {internalTrafficPolicy: 'Local'}},
	// Its second Deployment serves another port.
	{...app('loaders', '130.5'), next: winch},
	// Its second Deployment names the port in its own way.
	{...app('ropes', '130.6'), ports: [tcp(80, 'http')], next: winch},
	// Its StatefulSet asks for names that only a headless Service gives.
	{...app('locks', '130.7'), replicas: 2, kind: 'StatefulSet'},
	// Reached by ways that are broken, see broken-ways.ts.
	app('tickets', '130.8'),
	app('stalls', '130.9'),
	app('tours', '130.10'),
	app('safes', '130.11'),
	app('scales', '130.12'),
	app('customs', '130.13'),
];

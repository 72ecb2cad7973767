import type {App} from './app.ts';
import {alone, app} from './harbor.ts';
import {tcp, udp} from './manifests.ts';

/** An address that two Services name. */
const outer = '203.0.113.77';

/** Services with a field or label that does another thing than what it was written for. */
export const brokenFields: readonly App[] = [
	// Another proxy is to take it, and there is none.
	{...app('beacons', '137.1'), labels: {'service.kubernetes.io/service-proxy-name': 'cilium'}},
	// An alias that lacks its type.
	{...alone('post', '137.2'), service: {externalName: 'smtp.example.com', ports: [tcp(25)]}},
	// Both are to be reached at one address and port.
	{...app('quays', '137.3'), service: {externalIPs: [outer]}},
	{...app('wharves', '137.4'), service: {externalIPs: [outer]}},
	// Its pods are to have names under a Service that does not exist.
	{...app('ring-peers', 'None'), replicas: 2, ports: [tcp(8080)], pod: {subdomain: 'ring'}},
	// kubectl apply lost its port for UDP.
	{
		...app('names', '137.6'),
		ports: [tcp(53, 8080, 'dns-tcp')],
		annotations: {
			'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify({
				spec: {ports: [udp(53, 8080, 'dns-udp'), tcp(53, 8080, 'dns-tcp')]},
			})}\n`,
		},
	},
	// Only one network may come in.
	{
		...app('marina', '137.5'),
		replicas: 2,
		service: {
			type: 'LoadBalancer',
			loadBalancerSourceRanges: ['198.51.100.0/24'],
			ports: [{...tcp(80, 8080), nodePort: 32_137}],
		},
		ingress: '203.0.113.37',
	},
];

import {uidOf} from '../objects/identifier.ts';
import type {EndpointObject, EndpointSliceObject, ServiceObject} from '../objects/kubernetes-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import {type Entry, entriesOf} from './app.ts';
import {alone, app} from './harbor.ts';
import {containerOf, serviceOf, tcp, workloadOf} from './manifests.ts';

const hour = 3_600_000;

/** Services whose endpoints are written by hand, or by others, and not in order. `start` is Unix milliseconds. */
export const brokenSlices = (start: number): Entry[] => {
	const created = start - 40 * hour;
	const slice = (
		service: string,
		manager: string,
		{
			address = '192.0.2.20',
			portName = '',
			addressType = 'IPv4',
			serving = true,
		}: {
			readonly address?: string;
			readonly portName?: string;
			readonly addressType?: EndpointSliceObject['addressType'];
			readonly serving?: boolean;
		} = {},
	): Entry => {
		const endpoint: EndpointObject = {addresses: [address], conditions: {ready: true, serving, terminating: false}};
		const written: EndpointSliceObject = {
			apiVersion: 'discovery.k8s.io/v1',
			kind: 'EndpointSlice',
			metadata: {
				name: `${service}-outside`,
				namespace: 'harbor',
				uid: uidOf(`EndpointSlice/harbor/${service}`),
				creationTimestamp: timestampOf(created),
				labels: {
					'kubernetes.io/service-name': service,
					...(manager && {'endpointslice.kubernetes.io/managed-by': manager}),
				},
			},
			addressType,
			endpoints: [endpoint],
			ports: [{name: portName, protocol: 'TCP', port: 8080}],
		};
		return ['endpointslices', written];
	};
	const berths = serviceOf({namespace: 'harbor', name: 'berths', created}, '10.96.131.8', {
		type: 'LoadBalancer',
		selector: {app: 'berths'},
		ports: [{...tcp(80, 8080), nodePort: 32_180}],
	});
	// One of its ports is more than the load balancer can do.
	const refused: ServiceObject = {
		...berths,
		status: {
			loadBalancer: {
				ingress: [{ip: '203.0.113.31', ports: [{port: 80, protocol: 'TCP', error: 'example.com/QuotaExceeded'}]}],
			},
		},
	};
	const container = containerOf('berths', app('berths', '').container.image, {http: 8080});
	const deployment = workloadOf(
		'Deployment',
		{namespace: 'harbor', name: 'berths', created},
		2,
		{app: 'berths'},
		{containers: [container]},
	);
	// It waits for its turn, with a label that the Service of the others goes by.
	const relief = workloadOf(
		'Deployment',
		{namespace: 'harbor', name: 'berths-relief', created},
		0,
		{app: 'berths', track: 'relief'},
		{containers: [container]},
	);

	return [
		// The selector was taken away, and what it had made is left.
		...entriesOf(alone('buoys', '131.1'), start),
		slice('buoys', 'endpointslice-controller.k8s.io'),
		// The port of the slice has a name, that of the Service has none.
		...entriesOf(alone('tugs', '131.2'), start),
		slice('tugs', '', {portName: 'http'}),
		// Names are no addresses.
		...entriesOf(alone('radio', '131.3'), start),
		slice('radio', '', {addressType: 'FQDN', address: 'radio.example.com'}),
		// Kept by what joins clusters.
		...entriesOf(alone('ferries', '131.4'), start),
		slice('ferries', 'lighthouse-agent.submariner.io'),
		// There is no Service of that name.
		slice('ferrys', ''),
		// A manual slice next to those of the selector.
		...entriesOf(app('piers', '131.5'), start),
		slice('piers', ''),
		// Ready, but not serving.
		...entriesOf(alone('lamps', '131.6'), start),
		slice('lamps', '', {serving: false}),
		['services', refused],
		['deployments', deployment],
		['deployments', relief],
	];
};

import {expect, test} from 'vitest';
import type {WayInObjects} from '../../../source/probes/way-in/objects/way-in-objects.ts';
import {reachedPlaces} from '../../../source/probes/way-in/reached-places.ts';
import {gateway, route} from '../../_helpers/gateways.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';

const nodes = [{namespace: '', name: 'node-a', isReady: true, isOpen: true, addresses: ['10.0.0.1']}] as never;

const objects = (overrides: Partial<WayInObjects> = {}): WayInObjects => ({
	...{isWhole: true, ingresses: [], classes: [], routes: [], gateways: [], services: [], nodes},
	known: () => undefined,
	...overrides,
});

test('every address, and every request of what names it, is a place that a trace asks', () => {
	const led = ingress({
		addresses: ['192.0.2.7'],
		tlsHosts: ['a.example'],
		backends: [{service: 'web', port: 80, path: 'p', match: {host: 'a.example', path: '/', type: 'Prefix'}}],
	});
	const by = route({kind: 'TCPRoute', rules: [{matches: []}]});
	const edge = gateway({addresses: ['192.0.2.8'], wanted: [{...gateway().wanted[0]!, port: 6379, protocol: 'TCP'}]});
	const open = view({
		service: service({
			...{type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.9'], externalIPs: ['192.0.2.10']},
			ports: [servicePort({nodePort: 30_080})],
		}),
		...{ingresses: [led], routes: [by]},
	});
	const known = objects({ingresses: [led], routes: [by], gateways: [edge]});
	expect(reachedPlaces(open, known.nodes!, known).map(({target, of}) => `${target} ${of}`)).toStrictEqual([
		'192.0.2.9:80 load balancer',
		'192.0.2.10:80 external IP',
		'10.0.0.1:30080 node-a',
		'GET https://a.example/ Ingress shop/front',
		'192.0.2.8:6379 TCPRoute shop/front',
	]);
	expect(reachedPlaces(view(), known.nodes!, known)).toStrictEqual([]);
});

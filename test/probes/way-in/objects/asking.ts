import {expect, test} from 'vitest';
import {gatewayAskings, ingressAskings, routeAskings} from '../../../../source/probes/way-in/objects/asking.ts';
import {urlAsking} from '../../../../source/probes/way-in/objects/url-asking.ts';
import type {WayInObjects} from '../../../../source/probes/way-in/objects/way-in-objects.ts';
import {gateway, listener, route} from '../../../_helpers/gateways.ts';
import {ingress} from '../../../_helpers/networking.ts';
import {service} from '../../../_helpers/objects.ts';

const objects = (overrides: Partial<WayInObjects> = {}): WayInObjects => ({
	...{ingresses: [], classes: [], routes: [], gateways: [], services: [], nodes: [], known: () => undefined},
	...overrides,
});

const front = ingress({
	addresses: ['192.0.2.7'],
	tlsHosts: ['shop.example'],
	backends: [
		{service: 'web', port: 80, path: '', match: {host: 'shop.example', path: '/', type: 'Prefix'}},
		{
			service: 'web',
			port: 80,
			path: '',
			match: {host: '*.wild.example', path: '/api(/|$)(.*)', type: 'ImplementationSpecific'},
		},
		{service: 'rest', port: 80, path: 'spec.defaultBackend'},
	],
});

test('each rule of an Ingress is a request: by TLS where its host is listed, in plain words where a pattern is', () => {
	expect(
		ingressAskings(front).map(({request, port}) => `${request!.scheme} ${request!.host} ${request!.path} ${port}`),
	).toStrictEqual(['https shop.example / 443', 'http www.wild.example / 80', 'http  / 80']);
});

const wanted = route({
	hostnames: ['*.shop.example'],
	rules: [
		{matches: [{path: {type: 'PathPrefix', value: '/api'}, headers: [{type: 'Exact', name: 'X-Beta', value: 'yes'}]}]},
		{matches: [{method: 'POST'}]},
	],
});
const edge = gateway({
	addresses: ['192.0.2.7'],
	wanted: [
		listener({name: 'plain'}),
		listener({name: 'secure', port: 443, protocol: 'HTTPS', hostname: 'www.shop.example'}),
		listener({name: 'other', port: 8443, protocol: 'TLS', hostname: 'else.example'}),
	],
});

test('each rule of a route is a request by a listener that takes its host, HTTPS before HTTP', () => {
	const askings = routeAskings(wanted, [edge]);
	expect(askings.map(({request, host, port}) => `${request!.scheme}://${host}${request!.path} ${port}`)).toStrictEqual([
		'https://www.shop.example/api 443',
		'https://www.shop.example/ 443',
	]);
	expect(askings[0]!.request!.headers).toStrictEqual({'x-beta': 'yes'});
	expect(askings[1]).toMatchObject({caveat: expect.stringMatching(/is for POST/)});
	const [apart] = routeAskings({...wanted, hostnames: ['no.example']}, [
		gateway({wanted: [listener({hostname: 'shop.example'})]}),
	]);
	expect(apart).toMatchObject({host: 'no.example', port: 80});
});

test('gRPC is not spoken: a connection is all that is tried', () => {
	expect(routeAskings({...wanted, kind: 'GRPCRoute'}, [edge])).toMatchObject([
		{request: undefined, port: 443, caveat: expect.stringMatching(/does not speak gRPC/)},
	]);
});

test('a Gateway is asked what its routes are for, and connected to where none is', () => {
	const askings = gatewayAskings(edge, objects({routes: [wanted], gateways: [edge]}));
	expect(askings.map(({request, port}) => [request?.path, port])).toStrictEqual([
		['/api', 443],
		['/', 443],
		[undefined, 80],
		[undefined, 8443],
	]);
});

test('a URL is asked for where the objects say that its rule is reached', () => {
	const url = new URL('https://shop.example:8443/cart?id=1');
	expect(urlAsking(url, 'GET', objects({ingresses: [front]}))).toMatchObject({
		request: {scheme: 'https', host: 'shop.example', path: '/cart?id=1'},
		...{port: 8443, addresses: ['192.0.2.7'], named: 'Ingress shop/front', of: undefined},
	});
	const none = urlAsking(
		new URL('http://no.example/'),
		'GET',
		objects({ingresses: [ingress({addresses: ['192.0.2.8'], backends: []})]}),
	);
	expect(none).toMatchObject({addresses: ['192.0.2.8'], named: 'every Ingress and Gateway'});
	const balanced = service({type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.9']});
	expect(urlAsking(new URL('http://192.0.2.9/'), 'GET', objects({services: [balanced]}))).toMatchObject({
		...{addresses: ['192.0.2.9'], named: 'Service shop/web'},
	});
});

import {expect, test} from 'vitest';
import {gatewayAskings, ingressAskings, routeAskings} from '../../../../source/probes/way-in/objects/asking.ts';
import {urlAsking} from '../../../../source/probes/way-in/objects/url-asking.ts';
import type {WayInObjects} from '../../../../source/probes/way-in/objects/way-in-objects.ts';
import {gateway, listener, route} from '../../../_helpers/gateways.ts';
import {ingress} from '../../../_helpers/networking.ts';
import {service, servicePort} from '../../../_helpers/objects.ts';

const objects = (overrides: Partial<WayInObjects> = {}): WayInObjects => ({
	...{
		isWhole: true,
		ingresses: [],
		classes: [],
		routes: [],
		gateways: [],
		services: [],
		nodes: [],
		known: () => undefined,
	},
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
	).toStrictEqual(['https shop.example / 443', 'http www.wild.example /api 80', 'http  / 80']);
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
	expect(askings).toMatchObject([
		{
			request: {scheme: 'https', host: 'www.shop.example', path: '/api', headers: {'x-beta': 'yes'}},
			...{port: 443, place: 'spec.rules[0]', entry: {gateway: 'infra/edge', listener: 'secure', port: 443}},
		},
		{request: undefined, host: 'www.shop.example', caveat: expect.stringMatching(/^A rule for POST was not asked/)},
	]);
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

test('a rule is asked by the first of its matches that can be: with its query, not by an expression', () => {
	const [first, second] = routeAskings(
		{
			...wanted,
			rules: [
				{
					matches: [
						{headers: [{type: 'RegularExpression', name: 'x-user', value: '.+'}]},
						{query: [{type: 'Exact', name: 'v', value: '2 3'}]},
					],
				},
				{matches: [{headers: [{type: 'RegularExpression', name: 'x-user', value: '.+'}]}]},
			],
		},
		[edge],
	);
	expect(first).toMatchObject({request: {path: '/?v=2+3'}});
	expect(second).toMatchObject({
		request: undefined,
		caveat: expect.stringMatching(/x-user matching \.\+ was not asked/),
	});
});

test('TLS and TCP are passed on: a connection is what is asked, by a listener of the protocol', () => {
	const passing = gateway({
		wanted: [
			listener({name: 'web'}),
			listener({name: 'tls', port: 443, protocol: 'TLS', hostname: '*.example', isPassthrough: true}),
			listener({name: 'tcp', port: 6379, protocol: 'TCP'}),
		],
	});
	const [sealed] = routeAskings(route({kind: 'TLSRoute', hostnames: ['vault.example']}), [passing]);
	expect(sealed).toMatchObject({
		request: undefined,
		host: 'vault.example',
		isTls: true,
		isPassthrough: true,
		port: 443,
	});
	const [plain] = routeAskings(
		route({kind: 'TCPRoute', parents: [{namespace: 'infra', name: 'edge', port: 6379, path: ''}]}),
		[passing],
	);
	expect(plain).toMatchObject({request: undefined, host: '', isTls: false, isStream: true, port: 6379});
	expect(routeAskings(route({kind: 'UDPRoute'}), [passing])).toStrictEqual([]);
});

test('a route is asked by any listener where it names none of its Gateway, and by none where there is no Gateway', () => {
	const parents = [{namespace: 'infra', name: 'edge', sectionName: 'gone', path: ''}];
	expect(routeAskings(route({parents, rules: [{matches: []}]}), [edge])).toMatchObject([{port: 443}]);
	expect(routeAskings(route(), [])).toMatchObject([
		{addresses: [], isWithoutGateway: true, named: 'Gateway infra/edge'},
	]);
});

test('a Gateway is asked what its routes are for, and connected to where none is', () => {
	const askings = gatewayAskings(edge, objects({routes: [wanted], gateways: [edge]}));
	expect(askings.map(({request, port}) => [request?.path, port])).toStrictEqual([
		['/api', 443],
		[undefined, 443],
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
	const open = service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})]});
	const nodes = [{namespace: '', name: 'node-a', addresses: ['10.0.0.1']}] as never;
	expect(urlAsking(new URL('http://10.0.0.1:30080/x'), 'GET', objects({services: [open], nodes}))).toMatchObject({
		...{addresses: ['10.0.0.1'], named: 'node node-a', port: 30_080},
		direct: {namespace: 'shop', service: 'web', port: 80},
	});
	const balanced = service({type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.9']});
	expect(urlAsking(new URL('http://192.0.2.9/'), 'GET', objects({services: [balanced]}))).toMatchObject({
		...{addresses: ['192.0.2.9'], named: 'Service shop/web', direct: {service: 'web', port: 80}},
	});
	const controlled = objects({services: [balanced], ingresses: [ingress({addresses: ['192.0.2.9']})]});
	expect(urlAsking(new URL('http://192.0.2.9/'), 'GET', controlled).direct).toBeUndefined();
});

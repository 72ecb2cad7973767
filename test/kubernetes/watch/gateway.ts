import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {codecsOf} from '../../../source/kubernetes/codecs.ts';
import {ClusterError} from '../../../source/kubernetes/errors.ts';
import {discoverGatewayApi} from '../../../source/kubernetes/watch/gateway-discovery.ts';
import {discoveredResources} from '../../../source/model/resources.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {startDemo} from '../../_helpers/demo-api.ts';
import {readList, readWatch, recorded} from '../../_helpers/recorded.ts';

const listed = <R extends (typeof discoveredResources)[number]>(resource: R) =>
	readList(codecsOf(resource)['application/json']!.list(), recorded(`${resource}.json`), 100).records;

test.each(discoveredResources)('a watch of %s gives what its list has', resource => {
	const codecs = codecsOf(resource);
	expect(Object.keys(codecs)).toStrictEqual(['application/json']);
	const events = readWatch(codecs['application/json']!.watch() as never, recorded(`${resource}.watch.json`), 64);
	expect(events.flatMap(event => (event.type === 'upsert' ? [event.record] : []))).toStrictEqual(listed(resource));
});

test('a route keeps its backends that are Services, its Gateways, and what they say', () => {
	const [route] = listed('httproutes');
	expect(route).toMatchObject({
		kind: 'HTTPRoute',
		name: 'front',
		parents: [
			{namespace: 'fixtures', name: 'edge'},
			{namespace: 'infra', name: 'shared'},
		],
		backends: [
			{namespace: 'fixtures', service: 'web', port: 80, weight: 90, rule: 0, path: 'spec.rules[0].backendRefs[0]'},
			{namespace: 'fixtures', service: 'canary', port: 80, weight: 0, rule: 0},
			{namespace: 'other', service: 'web', port: 8080, weight: 1, rule: 1, path: 'spec.rules[1].backendRefs[0]'},
			{namespace: 'fixtures', service: 'no-port', port: 0, rule: 1, path: 'spec.rules[1].backendRefs[2]'},
		],
		statuses: [
			{
				parent: {namespace: 'fixtures', name: 'edge'},
				conditions: [
					{type: 'Accepted', status: 'False', reason: 'NotAllowedByListeners', message: 'größer als erlaubt'},
				],
			},
		],
	});
	expect(listed('grpcroutes')).toMatchObject([
		{kind: 'GRPCRoute', backends: [{service: 'api', port: 9000}], statuses: []},
	]);
});

test('routes of TLS, TCP and UDP keep what those of HTTP do', () => {
	expect(listed('tlsroutes')).toMatchObject([
		{
			kind: 'TLSRoute',
			hostnames: ['vault.example.com'],
			parents: [{name: 'edge', sectionName: 'tls'}],
			backends: [{namespace: 'fixtures', service: 'vault', port: 8200, weight: 1}],
		},
	]);
	expect(listed('tcproutes')).toMatchObject([
		{kind: 'TCPRoute', parents: [{port: 6379}], backends: [{service: 'cache', port: 6379}], rules: [{matches: []}]},
	]);
	expect(listed('udproutes')).toMatchObject([{kind: 'UDPRoute', backends: [{namespace: 'other', service: 'dns'}]}]);
});

test('a Gateway keeps its class and its conditions, a grant whom it lets name what', () => {
	expect(listed('gateways')).toMatchObject([
		{
			className: 'example',
			conditions: [
				{type: 'Accepted', status: 'True', reason: ''},
				{type: 'Programmed', reason: 'AddressNotAssigned'},
			],
			listeners: [{name: 'http', conditions: [{type: 'Accepted', status: 'True'}]}],
		},
	]);
	expect(listed('referencegrants')).toMatchObject([
		{
			from: [{group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'infra'}],
			to: [
				{group: '', kind: 'Service', name: ''},
				{group: '', kind: 'Secret', name: 'certificate'},
			],
		},
	]);
});

const answering = (answer: (version: string) => Buffer) => ({
	server: 'https://example.com',
	request: async ({path}: {readonly path: string}) =>
		Readable.from([answer(path.split('/').at(-1)!)]) as IncomingMessage,
});
/** What a server with the whole Gateway API says of a version. */
const recordedVersion = (version: string) => recorded(`gateway-api${version === 'v1' ? '' : `-${version}`}.json`);

const discover = (connection: Parameters<typeof discoverGatewayApi>[0]) =>
	discoverGatewayApi(connection, discoveredResources, new AbortController().signal);

test('what a server has is asked for in the version it has it in', async () => {
	const v1 = '/apis/gateway.networking.k8s.io/v1';
	const recordedOnes = await discover(answering(recordedVersion));
	expect(Object.fromEntries(recordedOnes)).toStrictEqual({
		httproutes: v1,
		grpcroutes: v1,
		gateways: v1,
		referencegrants: '/apis/gateway.networking.k8s.io/v1beta1',
		tlsroutes: '/apis/gateway.networking.k8s.io/v1alpha3',
		tcproutes: '/apis/gateway.networking.k8s.io/v1alpha2',
		udproutes: '/apis/gateway.networking.k8s.io/v1alpha2',
	});
	const demo = await discover(connectTo(await startDemo()));
	expect(demo.get('referencegrants')).toBe(v1);
});

test('a server without experimental kinds has the others', async () => {
	const standard = await discover(
		answering(version => {
			if (version.startsWith('v1alpha')) {
				throw new ClusterError('absent', '');
			}

			return recordedVersion(version);
		}),
	);
	expect([...standard.keys()]).toStrictEqual(['gateways', 'grpcroutes', 'httproutes', 'referencegrants']);
});

test('a server without the Gateway API has none of it', async () => {
	for (const kind of ['absent', 'forbidden'] as const) {
		const refusing = answering(() => {
			throw new ClusterError(kind, '');
		});
		expect(await discover(refusing)).toStrictEqual(new Map());
	}
});

test('what can not be told is a failure', async () => {
	await expect(discover(answering(() => Buffer.from('<html>')))).rejects.toThrow('in no known format');
	const silent = answering(() => {
		throw new ClusterError('timeout', 'silent');
	});
	await expect(discover(silent)).rejects.toThrow('silent');
});

import {describe, expect, test} from 'vitest';
import {codecsOf} from '../../source/kubernetes/codecs.ts';
import {ClusterError} from '../../source/kubernetes/errors.ts';
import {nodes} from '../../source/kubernetes/kinds/nodes.ts';
import {magic, rawField} from '../../source/kubernetes/wire/envelope.ts';
import {eachField} from '../../source/kubernetes/wire/protobuf.ts';
import type {Pod} from '../../source/model/objects.ts';
import {readList, readWatch, recorded} from '../_helpers/recorded.ts';

const resources = [
	'services',
	'endpointslices',
	'pods',
	'deployments',
	'statefulsets',
	'daemonsets',
	'networkpolicies',
	'ingresses',
	'ingressclasses',
	'nodes',
] as const;
const sizes = [1, 2, 3, 7, 64, 1000, 65_536];

const codecs = <R extends (typeof resources)[number]>(resource: R) => {
	const all = codecsOf(resource);
	return {protobuf: all['application/vnd.kubernetes.protobuf']!, json: all['application/json']!};
};

describe.each(resources)('%s', resource => {
	const {protobuf, json} = codecs(resource);
	const wholeProtobuf = readList<unknown>(protobuf.list(), recorded(`${resource}.pb`), 1 << 20);
	const wholeJson = readList<unknown>(json.list(), recorded(`${resource}.json`), 1 << 20);

	test('protobuf and JSON give equal records', () => {
		const fromProtobuf = readList<unknown>(protobuf.list(), recorded(`${resource}.pb`), 65_536);
		const fromJson = readList<unknown>(json.list(), recorded(`${resource}.json`), 65_536);
		expect(fromProtobuf.records.length).toBeGreaterThan(0);
		expect(fromProtobuf).toStrictEqual(fromJson);
	});

	test.each(sizes)('a list in pieces of %i bytes is the same list', size => {
		expect(readList<unknown>(protobuf.list(), recorded(`${resource}.pb`), size)).toStrictEqual(wholeProtobuf);
		expect(readList<unknown>(json.list(), recorded(`${resource}.json`), size)).toStrictEqual(wholeJson);
	});

	test.each(sizes)('a watch in pieces of %i bytes gives an upsert for each object of the list', size => {
		for (const [codec, file] of [
			[protobuf, `${resource}.watch.pb`],
			[json, `${resource}.watch.json`],
		] as const) {
			const events = readWatch<{name: string}>(codec.watch() as never, recorded(file), size);
			const upserts = events.flatMap(event => (event.type === 'upsert' ? [event] : []));
			expect(upserts.map(({record}) => record).sort(byName)).toStrictEqual(
				[...(wholeJson.records as {name: string}[])].sort(byName),
			);
			expect(upserts.every(({resourceVersion}) => Number(resourceVersion) > 0)).toBe(true);
		}
	});

	test('a list that is cut off is refused', () => {
		for (const [codec, file] of [
			[protobuf, `${resource}.pb`],
			[json, `${resource}.json`],
		] as const) {
			const whole = recorded(file);
			for (const length of [0, 3, whole.length >> 1, whole.length - 5]) {
				const reader = codec.list();
				expect(() => {
					reader.push(whole.subarray(0, length));
					reader.end();
				}, `${file} at ${length}`).toThrow(ClusterError);
			}
		}
	});
});

const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1);

test('a version that is too old is an error frame with code 410', () => {
	const {protobuf, json} = codecs('pods');
	const [one] = readWatch(protobuf.watch(), recorded('expired.watch.pb'), 5);
	const [other] = readWatch(json.watch(), recorded('expired.watch.json'), 5);
	expect(one).toMatchObject({type: 'error', code: 410, message: expect.stringContaining('too old resource version')});
	expect(other).toMatchObject({type: 'error', code: 410, message: expect.stringContaining('too old resource version')});
});

test('a pod keeps what tells why it is not ready', () => {
	const {records} = readList(codecs('pods').protobuf.list(), recorded('pods.pb'), 65_536);
	const broken = records.find(({name}) => name.startsWith('broken-'))!;
	const status = (container: string) => broken.statuses.find(({name}) => name === container)!;
	expect([status('crash').state, status('crash').lastTerminated]).toContainEqual(
		expect.objectContaining({exitCode: 78, message: 'kaputt – größer\n'.replace('\n', '␊')}),
	);
	expect([status('kill').state, status('kill').lastTerminated]).toContainEqual(expect.objectContaining({exitCode: 1}));
	expect(status('pull').state).toMatchObject({kind: 'waiting'});
	expect(broken.containers.find(({name}) => name === 'probe')!.readinessProbe).toStrictEqual({
		kind: 'grpc',
		port: 50_051,
		path: '',
		scheme: '',
	});
	const web = records.find(({name}) => name.startsWith('web-'))!;
	expect(web.initContainers.map(({name, isSidecar}) => [name, isSidecar])).toStrictEqual([
		['once', false],
		['side', true],
	]);
	expect(web.owner).toMatchObject({kind: 'ReplicaSet'});
	expect(records.find(({name}) => name === 'leaving')!.deleted).toBeGreaterThan(0);
	expect(records.find(({name}) => name === 'db-0')!.conditions).toContainEqual(
		expect.objectContaining({type: 'PodScheduled', status: 'False', reason: 'Unschedulable'}),
	);
});

test('a node that is cordoned, tainted and lost is neither open nor ready', () => {
	const closed = {namespace: '', name: 'closed', isReady: false, isOpen: false};
	expect(nodes.fromJson(JSON.parse(recorded('node-closed.json').toString()))).toStrictEqual(closed);
	const bytes = recorded('node-closed.pb');
	const records: unknown[] = [];
	eachField(bytes, magic.length, bytes.length, (field, start, end) => {
		if (field === rawField) {
			records.push(nodes.fromProtobuf(bytes, start, end));
		}
	});
	expect(records).toStrictEqual([closed]);
	expect(readList(codecs('nodes').protobuf.list(), recorded('nodes.pb'), 64).records[0]).toStrictEqual({
		namespace: '',
		name: 'node-a',
		isReady: true,
		isOpen: true,
		addresses: ['192.168.77.11'],
	});
});

test('a Service keeps what its traffic is held to, and the ports its load balancer could not open', () => {
	const {records} = readList(codecs('services').protobuf.list(), recorded('services.pb'), 65_536);
	expect(records.find(({name}) => name === 'local')).toMatchObject({
		isExternallyLocal: true,
		isInternallyLocal: true,
		isSticky: true,
		loadBalancerIngress: ['203.0.113.9'],
		loadBalancerErrors: [{port: 53, protocol: 'UDP', error: 'example.org/MixedProtocolNotSupported'}],
	});
	expect(records.find(({name}) => name === 'plain')).not.toHaveProperty('isSticky');
	expect(
		readList(codecs('statefulsets').json.list(), recorded('statefulsets.json'), 65_536).records[0]!.serviceName,
	).toBe('headless');
});

test.each(['pods', 'deployments'] as const)('%s that are held up are equal records too', resource => {
	const {protobuf, json} = codecs(resource);
	expect(readList<unknown>(protobuf.list(), recorded(`held-${resource}.pb`), 7)).toStrictEqual(
		readList<unknown>(json.list(), recorded(`held-${resource}.json`), 7),
	);
});

test('how long nobody asks for readiness is kept', () => {
	const {protobuf, json} = codecs('pods');
	const one = readList(protobuf.list(), recorded('delayed-pods.pb'), 65_536).records;
	expect(one).toMatchObject([{name: 'slowone-0', containers: [{readinessProbe: {initialDelaySeconds: 50}}]}]);
	expect(readList(json.list(), recorded('delayed-pods.json'), 65_536).records).toStrictEqual(one);
});

test('what probes and hooks ask is kept, and their times where they are not the usual ones', () => {
	const {protobuf, json} = codecs('pods');
	const [pod] = readList(protobuf.list(), recorded('probing-pods.pb'), 65_536).records;
	expect(readList(json.list(), recorded('probing-pods.json'), 65_536).records).toStrictEqual([pod]);
	const nothing = {port: 0, path: '', scheme: ''};
	expect(pod!.containers).toMatchObject([
		{
			name: 'web',
			readinessProbe: {
				kind: 'httpGet',
				host: 'shop.example',
				port: 'https',
				path: '/ready',
				scheme: 'HTTPS',
				hasHeaders: true,
				failureThreshold: 5,
			},
			livenessProbe: {kind: 'tcpSocket', host: '127.0.0.1', port: 8080, periodSeconds: 2, initialDelaySeconds: 30},
			startupProbe: {...nothing, kind: 'exec', command: 'sh -c cat /tmp/ready && echo ready'},
			postStart: {...nothing, kind: 'exec', command: 'touch /tmp/started'},
		},
		{name: 'hooked', postStart: {...nothing, kind: 'sleep'}},
	]);
	expect(Object.keys(pod!.containers[0]!.startupProbe!).sort()).toEqual(['command', 'kind', 'path', 'port', 'scheme']);
	expect(pod!.initContainers).toMatchObject([
		{isSidecar: true, livenessProbe: {kind: 'grpc', port: 9000, service: 'shop', timeoutSeconds: 4}},
	]);
});

test('whether a StatefulSet makes its pods at once is kept', () => {
	const {protobuf, json} = codecs('statefulsets');
	const sets = readList(protobuf.list(), recorded('probing-statefulsets.pb'), 65_536).records;
	expect(sets).toMatchObject([{name: 'at-once', isParallel: true}]);
	expect(readList(json.list(), recorded('probing-statefulsets.json'), 65_536).records).toStrictEqual(sets);
	expect(readList(protobuf.list(), recorded('statefulsets.pb'), 65_536).records[0]).not.toHaveProperty('isParallel');
});

test('what holds pods up is kept', () => {
	const pods = readList(codecs('pods').protobuf.list(), recorded('held-pods.pb'), 65_536).records;
	const [gated, waiting] = ['gated', 'waiting'].map(name => pods.find(pod => pod.name === name)!);
	expect(gated!.schedulingGates).toStrictEqual(['example.com/quota', 'example.com/slot']);
	// Only of one that was asked to go.
	expect(gated!.finalizers).toBeUndefined();
	expect(waiting).toMatchObject({
		readinessGates: ['example.com/attached'],
		finalizers: ['example.com/backup', 'example.com/audit'],
		containers: [{startupProbe: {}}],
	});
	const workloads = readList(codecs('deployments').protobuf.list(), recorded('held-deployments.pb'), 65_536).records;
	expect(workloads.map(({name, failure, isPaused}) => [name, failure !== undefined, isPaused])).toStrictEqual([
		['paused', false, true],
		['refused', true, undefined],
	]);
	expect(workloads[1]!.failure).toContain('serviceaccount "missing" not found');
});

test('a rollout under way has a deadline, a paused one none', () => {
	const {protobuf, json} = codecs('deployments');
	for (const [codec, kind] of [
		[protobuf, 'pb'],
		[json, 'json'],
	] as const) {
		const read = (file: string) => readList(codec.list(), recorded(`${file}.${kind}`), 65_536).records;
		const reported = [...read('held-deployments'), ...read('deployments')].map(workload => [
			workload.name,
			workload.rollout,
			workload.rolloutDeadline,
		]);
		expect(reported).toStrictEqual([
			['paused', 'rolling', undefined],
			['refused', 'rolling', Date.parse('2026-11-23T07:47:15Z') / 1000],
			['asleep', 'done', undefined],
			['broken', 'rolling', Date.parse('2026-11-23T04:43:41Z') / 1000],
			['web', 'done', undefined],
		]);
	}
});

test('equal parts of protobuf pods are one object', () => {
	const {records} = readList(codecs('pods').protobuf.list(), recorded('pods.pb'), 65_536);
	const [one, other] = records.filter(({name}) => name.startsWith('web-'));
	expect(one!.labels).toBe(other!.labels);
	expect(one!.containers).toBe(other!.containers);
});

test('an endpoint condition that is absent means ready and serving', () => {
	const {records} = readList(codecs('endpointslices').protobuf.list(), recorded('endpointslices.pb'), 65_536);
	const manual = records.find(({name}) => name === 'manual-1')!;
	expect(manual.service).toBe('manual');
	expect(manual.endpoints.map(({ready, serving, terminating}) => [ready, serving, terminating])).toStrictEqual([
		[true, true, false],
		[false, true, true],
	]);
});

test.each(['pods', 'endpointslices'] as const)('%s of callers are equal records in protobuf and JSON', resource => {
	const {protobuf, json} = codecs(resource);
	const fromProtobuf = readList<unknown>(protobuf.list(), recorded(`callers-${resource}.pb`), 7);
	expect(fromProtobuf.records.length).toBeGreaterThan(0);
	expect(fromProtobuf).toStrictEqual(readList<unknown>(json.list(), recorded(`callers-${resource}.json`), 7));
});

test('a pod keeps how its containers resolve names, and which proxies and variables they take', () => {
	const bytes = recorded('callers-pods.pb');
	const {records} = readList(codecs('pods').protobuf.list(), bytes, 65_536);
	const [first, second] = ['first', 'second'].map(name => records.find(pod => pod.name === name)!) as [Pod, Pod];
	expect(first).toMatchObject({
		dnsPolicy: 'None',
		dnsConfig: {nameservers: ['192.0.2.53', '2001:db8::53'], searches: ['corp.example', 'example'], ndots: 2},
		hostAliases: [
			{ip: '192.0.2.10', hostnames: ['web', 'web.shop.svc.cluster.local']},
			{ip: '2001:db8::10', hostnames: ['db']},
		],
	});
	const [caller] = first.containers;
	expect(caller!.proxies).toStrictEqual({
		http_proxy: 'http://proxy.example:3128',
		HTTPS_PROXY: 'proxy.example:3128',
		no_proxy: 'localhost,.svc,10.0.0.0/8',
		ALL_PROXY: null,
		NO_PROXY: '',
	});
	// What its own env sets is no Service's, and longer names are other variables.
	expect(caller!.portVariables).toStrictEqual(['API_PORT', 'RELAY_PORT']);
	expect(bytes.includes('secret')).toBe(true);
	expect(JSON.stringify(records)).not.toContain('secret');
	expect(second).toMatchObject({dnsPolicy: 'Default', dnsConfig: {nameservers: [], searches: []}});
	expect(second).not.toHaveProperty('hostAliases');
	expect(Object.keys(second.containers[0]!)).toStrictEqual(['name', 'image', 'ports', 'isSidecar']);
});

test('an endpoint keeps its name in DNS, where it has one', () => {
	const {records} = readList(codecs('endpointslices').protobuf.list(), recorded('callers-endpointslices.pb'), 65_536);
	const endpoints = records.flatMap(slice => slice.endpoints);
	expect(endpoints.map(({pod, hostname}) => [pod, hostname]).sort()).toStrictEqual([
		['first', 'one'],
		['second', undefined],
	]);
	expect(endpoints.find(({pod}) => pod === 'second')).not.toHaveProperty('hostname');
});

/** Pieces of this text, a megabyte each, until one is refused or forty have been taken. */
const pushUntilRefused = (reader: {push(chunk: Buffer): unknown}, head: Buffer, filling: string) => {
	const piece = Buffer.from(filling.repeat(2 ** 20 / filling.length));
	reader.push(head);
	for (let taken = 0; taken < 40; taken++) {
		reader.push(piece);
	}
};

test.each<[string, 'list' | 'watch', string, Buffer, string]>([
	['a list with an element without end', 'list', 'application/json', Buffer.from('{"items": [{"a": "'), 'aaaa'],
	[
		'a list with nothing between its elements without end',
		'list',
		'application/json',
		Buffer.from('{"items": [{}'),
		'    ',
	],
	['a list without items and end', 'list', 'application/json', Buffer.from('{"kind": "'), 'aaaa'],
	['a watch with a frame without end', 'watch', 'application/json', Buffer.from('{"type": "'), 'aaaa'],
	// Field 2 of the envelope is 1 GB long, and so is the first element in it.
	[
		'a protobuf list that announces a huge element',
		'list',
		'application/vnd.kubernetes.protobuf',
		Buffer.concat([magic, Buffer.of(0x12, 0x85, 0x80, 0x80, 0x80, 0x04, 0x12, 0x80, 0x80, 0x80, 0x80, 0x04)]),
		'\0\0\0\0',
	],
	[
		'a protobuf watch that announces a huge frame',
		'watch',
		'application/vnd.kubernetes.protobuf',
		Buffer.of(0x7f, 0, 0, 0),
		'\0\0\0\0',
	],
])('%s is refused, and not held', (_name, kind, type, head, filling) => {
	const codec = codecsOf('pods')[type]!;
	expect(() => pushUntilRefused(codec[kind](), head, filling)).toThrow(
		/^The API server sent an object of more than 32 MB\.$/,
	);
});

test('bytes that are neither are refused', () => {
	const {protobuf, json} = codecs('pods');
	for (const codec of [protobuf, json]) {
		const reader = codec.list();
		expect(() => {
			reader.push(Buffer.from('<html>Bad gateway</html>'));
			reader.end();
		}).toThrow(ClusterError);
	}

	expect(() => json.watch().push(Buffer.from('no json\n'))).toThrow(ClusterError);
});

test('fields that few have are kept, in both formats alike', () => {
	const read = <R extends (typeof resources)[number]>(resource: R) => {
		const {protobuf, json} = codecs(resource);
		const one = readList(protobuf.list(), recorded(`fields-${resource}.pb`), 65_536).records;
		expect(readList(json.list(), recorded(`fields-${resource}.json`), 65_536).records).toStrictEqual(one);
		return one;
	};

	const [dns, outer] = read('services').toSorted((a, b) => (a.name < b.name ? -1 : 1));
	expect(outer).toMatchObject({
		externalIPs: ['203.0.113.91', '2001:db8::91'],
		loadBalancerIP: '203.0.113.90',
		sourceRanges: ['198.51.100.0/24'],
	});
	expect(outer).not.toHaveProperty('lostPorts');
	expect(dns).toMatchObject({
		ports: [{port: 53, protocol: 'UDP'}],
		lostPorts: [{name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 5353}],
	});
	expect(read('pods').map(({name, subdomain}) => [name.slice(0, 5), subdomain])).toStrictEqual([
		['ring', 'ring'],
		['stuck', undefined],
	]);
	expect(read('deployments')).toMatchObject([
		{rollout: 'failed', stuckRevision: 'stuck-5fccf5f456', failedSince: expect.any(Number)},
	]);
});

import {expect, test} from 'vitest';
import type {Handler} from '../../../../source/model/pods/containers.ts';
import {probeAnswer} from '../../../../source/model/pods/probe-failure.ts';
import {probeAdvice} from '../../../../source/rules/lib/fixes/probe-advice.ts';
import {unprobedPod} from '../../../_helpers/broken-pods.ts';
import {container, pod, service, servicePort, view} from '../../../_helpers/objects.ts';

const http = (overrides: Partial<Handler> = {}): Handler => ({
	kind: 'httpGet',
	port: 8080,
	path: '/ready',
	scheme: 'HTTP',
	...overrides,
});
const grpc = (overrides: Partial<Handler> = {}): Handler => ({
	kind: 'grpc',
	port: 8080,
	path: '',
	scheme: '',
	...overrides,
});

const adviceOn = (probe: Handler, said: string, overrides: Parameters<typeof view>[0] = {}) => {
	const unready = unprobedPod();
	const failure = {probe: 'readiness', container: 'api', message: `Readiness probe failed: ${said}`, at: 0} as const;
	const joined = view({pods: [unready], ...overrides});
	return probeAdvice(joined, joined.pods[0]!, joined.pods[0]!.containers[0]!, probe, probeAnswer(probe, failure));
};

test.each<readonly [said: string, probe: Handler, text: RegExp, fields: unknown]>([
	[
		'Get "https://10.0.0.1:8080/": http: server gave HTTP response to HTTPS client',
		http({scheme: 'HTTPS'}),
		/speaks no TLS: set scheme: HTTP\./,
		{httpGet: {scheme: 'HTTP'}},
	],
	[
		'Get "https://10.0.0.1:8080/": tls: first record does not look like a TLS handshake',
		http({scheme: 'HTTPS'}),
		/set scheme: HTTP\./,
		{httpGet: {scheme: 'HTTP'}},
	],
	[
		String.raw`Get "http://10.0.0.1:8080/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\x15\x03\x01\x00\x02\x02"`,
		http(),
		/set scheme: HTTPS/,
		{httpGet: {scheme: 'HTTPS'}},
	],
	[
		String.raw`Get "http://10.0.0.1:8080/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\x00\x00\f\x04\x00\x00"`,
		http(),
		/HTTP\/2/,
		{httpGet: null, tcpSocket: {port: 8080}},
	],
	[
		'Get "http://10.0.0.1:8080/": malformed HTTP response "hello"',
		http(),
		/does not speak HTTP/,
		{httpGet: null, tcpSocket: {port: 8080}},
	],
	['HTTP probe failed with statuscode: 400', http({port: 8443}), /scheme: HTTPS/, {httpGet: {scheme: 'HTTPS'}}],
	['HTTP probe failed with statuscode: 400', http(), /A port that speaks TLS answers plain HTTP so too/, undefined],
	['HTTP probe failed with statuscode: 404', http(), /fix the probe's path \(\/ready\)/, undefined],
	[
		'timeout: failed to connect service "10.0.0.1:8080" within 1s: context deadline exceeded',
		grpc(),
		/what listens is not gRPC/,
		undefined,
	],
	[
		'error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service grpc.health.v1.Health',
		grpc({service: 'shop'}),
		/grpc\.health\.v1\.Health/,
		{grpc: null, tcpSocket: {port: 8080}},
	],
	[
		'error: health rpc probe failed: rpc error: code = NotFound desc = unknown service',
		grpc({service: 'shop'}),
		/does not know service shop/,
		undefined,
	],
	['Get "http://10.0.0.1:8443/": EOF', http({port: 8443}), /it may speak TLS \(scheme: HTTPS\)/, undefined],
	[
		'Get "http://10.0.0.1:9000/": dial tcp 10.0.0.1:9000: connect: connection refused',
		http({port: 9000}),
		/port 9000; the pod declares 8080/,
		{httpGet: {port: 8080}},
	],
])('%s', (said, probe, text, fields) => {
	const advice = adviceOn(probe, said);
	expect(advice.text).toMatch(text);
	expect(advice.change?.fields).toEqual(fields);
	expect(advice.about).toBeUndefined();
});

test('a port speaks TLS by the name of a container port, or by the Service in front of it', () => {
	const status = 'HTTP probe failed with statuscode: 400';
	const named = unprobedPod({containers: [container({ports: [{name: 'https', port: 8080, protocol: 'TCP'}]})]});
	expect(adviceOn(http(), status, {pods: [named]}).change).toBeDefined();
	expect(adviceOn(http(), status, {service: service({ports: [servicePort({port: 443})]})}).change).toBeDefined();
});

const refused = 'dial tcp 127.0.0.1:8080: connect: connection refused';

test('a host of its own is asked by the node, and not the pod', () => {
	const advice = adviceOn(http({host: '127.0.0.1'}), refused);
	expect(advice).toMatchObject({
		about: 'httpGet.host 127.0.0.1 is not the pod',
		change: {fields: {httpGet: {host: null}}},
	});
	expect(advice.text).not.toContain('Host header');
	expect(adviceOn({...http({host: '192.0.2.1'}), kind: 'tcpSocket'}, refused).about).toContain('tcpSocket.host');
	expect(adviceOn(http({host: 'shop.example'}), refused).text).toContain('To send shop.example as Host header');
});

test('the host of a pod on the network of its node, and its own address, ask the pod', () => {
	const onHost = unprobedPod({isOnHostNetwork: true});
	expect(adviceOn(http({host: '127.0.0.1'}), refused, {pods: [onHost]}).about).toBeUndefined();
	expect(adviceOn(http({host: unprobedPod().ips[0]!}), refused).about).toBeUndefined();
});

test('a probe that asks its own Service waits for itself, unless that sends to pods that are not ready', () => {
	const exec = {kind: 'exec', port: 0, path: '', scheme: '', command: 'wget -q http://web/ready'} as const;
	expect(adviceOn(exec, 'refused')).toMatchObject({about: 'asks its own Service'});
	expect(adviceOn(exec, 'refused').text).toContain('has no endpoint before the pod is ready');
	expect(adviceOn(exec, 'refused', {service: service({publishNotReadyAddresses: true})}).about).toBeUndefined();
	expect(adviceOn(exec, 'refused', {pods: [unprobedPod(), pod({name: 'web-2'})]}).about).toBeUndefined();
	expect(adviceOn(http({host: '10.96.4.7'}), 'refused').about).toBe('asks its own Service');
});

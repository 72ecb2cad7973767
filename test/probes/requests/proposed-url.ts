import {expect, test} from 'vitest';
import type {ServicePort} from '../../../source/model/objects.ts';
import type {Probe} from '../../../source/model/pods/containers.ts';
import {proposeUrl} from '../../../source/probes/requests/proposed-url.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';

const propose = (...ports: ReadonlyArray<Partial<ServicePort>>) =>
	proposeUrl(view({service: service({ports: ports.map(servicePort)})}))?.href;

const host = 'web.shop.svc';

test.each<[Partial<ServicePort>, string]>([
	[{port: 80}, `http://${host}/`],
	[{port: 8080}, `http://${host}:8080/`],
	[{port: 443}, `https://${host}/`],
	[{port: 8443}, `https://${host}:8443/`],
	[{port: 9000, name: 'https'}, `https://${host}:9000/`],
	[{port: 9000, name: 'https-api'}, `https://${host}:9000/`],
	[{port: 443, name: 'http'}, `http://${host}:443/`],
	[{port: 9000, appProtocol: 'https', name: 'http'}, `https://${host}:9000/`],
	[{port: 443, appProtocol: 'kubernetes.io/h2c'}, `http://${host}:443/`],
	[{port: 6379, name: 'redis'}, `http://${host}:6379/`],
])('%j', (port, url) => {
	expect(propose(port)).toBe(url);
});

test('a port that claims HTTP is asked before one that does not', () => {
	expect(propose({port: 50051, name: 'grpc'}, {port: 9090, name: 'http-admin'})).toBe(`http://${host}:9090/`);
	expect(propose({port: 50051, name: 'grpc'}, {port: 6379, name: 'redis'})).toBe(`http://${host}:50051/`);
});

test('the path that the kubelet asks of the same port', () => {
	const proposed = (readinessProbe: Probe, targetPort: number | string = 8080) =>
		proposeUrl(
			view({
				service: service({ports: [servicePort({port: 80, targetPort})]}),
				pods: [pod({containers: [container({ports: [{name: 'http', port: 8080, protocol: 'TCP'}], readinessProbe})]})],
			}),
		)?.href;
	const ready: Probe = {kind: 'httpGet', port: 8080, path: '/ready?deep=1', scheme: 'HTTP'};

	expect(proposed(ready)).toBe(`http://${host}/ready?deep=1`);
	expect(proposed({...ready, port: 'http'}, 'http')).toBe(`http://${host}/ready?deep=1`);
	expect(proposed({...ready, port: 9090})).toBe(`http://${host}/`);
	expect(proposed({...ready, kind: 'tcpSocket', path: ''})).toBe(`http://${host}/`);
	expect(proposed({...ready, path: '@evil.example/'})).toBe(`http://${host}/`);
});

test('the first TCP port', () => {
	expect(propose({port: 53, protocol: 'UDP'}, {port: 8080}, {port: 80})).toBe(`http://${host}:8080/`);
});

test('none for a Service without a TCP port', () => {
	expect(propose({port: 53, protocol: 'UDP'})).toBeUndefined();
	expect(propose()).toBeUndefined();
});

import {expect, test} from 'vitest';
import type {ServicePort} from '../../source/model/objects.ts';
import {proposeUrl} from '../../source/probes/proposed-url.ts';
import {service, servicePort, view} from '../_helpers/objects.ts';

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

test('the first TCP port', () => {
	expect(propose({port: 53, protocol: 'UDP'}, {port: 8080}, {port: 80})).toBe(`http://${host}:8080/`);
});

test('none for a Service without a TCP port', () => {
	expect(propose({port: 53, protocol: 'UDP'})).toBeUndefined();
	expect(propose()).toBeUndefined();
});

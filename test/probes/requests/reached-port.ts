import {expect, test} from 'vitest';
import {reachedPort} from '../../../source/probes/requests/reached-port.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';

const web = view({service: service({clusterIPs: ['10.96.4.7'], ports: [servicePort(), servicePort({port: 8443})]})});
const client = {namespace: 'shop', pod: 'client', container: 'main'};
const reached = (url: string, namespace = 'shop') => reachedPort(web, new URL(url), {...client, namespace})?.port;

test.each([
	['http://web/', 80],
	['http://web.shop/', 80],
	['https://web.shop.svc:8443/x', 8443],
	['http://web.shop.svc.cluster.local./', 80],
	['http://10.96.4.7/', 80],
])('%s is the Service', (url, port) => {
	expect(reached(url)).toBe(port);
});

test.each(['http://web:81/', 'http://web.shop.example/', 'http://web2.shop/', 'http://10.244.1.7/'])(
	'%s is something else',
	url => {
		expect(reached(url)).toBeUndefined();
	},
);

test('its bare name is another Service in another namespace', () => {
	expect(reached('http://web/', 'infra')).toBeUndefined();
	expect(reached('http://web.shop/', 'infra')).toBe(80);
});

test('a headless Service is not asked by its own port', () => {
	const headless = view({service: service({clusterIPs: ['None']})});
	expect(reachedPort(headless, new URL('http://web/'), client)).toBeUndefined();
});

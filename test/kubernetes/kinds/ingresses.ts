import {expect, test} from 'vitest';
import {ingresses} from '../../../source/kubernetes/kinds/ingresses.ts';

const service = {service: {name: 'web', port: {number: 80}}};

test('an Ingress keeps which requests each backend gets, the hosts it serves by TLS, and its addresses', () => {
	const read = ingresses.fromJson({
		metadata: {name: 'front', namespace: 'shop', annotations: {'nginx.ingress.kubernetes.io/canary': 'true'}},
		spec: {
			defaultBackend: service,
			tls: [{hosts: ['shop.example', 'www.shop.example']}, {secretName: 'any'}],
			rules: [
				{host: 'shop.example', http: {paths: [{path: '/cart', pathType: 'Exact', backend: service}]}},
				{http: {paths: [{backend: service}]}},
			],
		},
		status: {loadBalancer: {ingress: [{ip: '192.0.2.7'}, {hostname: 'lb.example'}]}},
	});
	expect(read).toMatchObject({
		isCanary: true,
		tlsHosts: ['shop.example', 'www.shop.example', ''],
		addresses: ['192.0.2.7', 'lb.example'],
	});
	expect(read.backends.map(({match}) => match)).toStrictEqual([
		undefined,
		{host: 'shop.example', path: '/cart', type: 'Exact'},
		{host: '', path: '', type: ''},
	]);
});

test('an Ingress without any says nothing of TLS and addresses', () => {
	const read = ingresses.fromJson({metadata: {name: 'front', namespace: 'shop'}, spec: {defaultBackend: service}});
	expect(read).not.toHaveProperty('tlsHosts');
	expect(read).not.toHaveProperty('addresses');
	expect(read.backends).toStrictEqual([{service: 'web', port: 80, path: 'spec.defaultBackend'}]);
});

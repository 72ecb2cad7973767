import {expect, test} from 'vitest';
import {gateways} from '../../../source/kubernetes/kinds/gateways.ts';

test('a Gateway keeps its addresses, and where TLS ends', () => {
	const read = gateways.fromJson({
		metadata: {name: 'edge', namespace: 'infra'},
		spec: {
			listeners: [
				{name: 'web', port: 443, protocol: 'HTTPS', tls: {mode: 'Terminate'}},
				{name: 'through', port: 8443, protocol: 'TLS', tls: {mode: 'Passthrough'}},
			],
		},
		status: {
			addresses: [
				{type: 'IPAddress', value: '192.0.2.7'},
				{type: 'Hostname', value: 'lb.example'},
			],
		},
	});
	expect(read.addresses).toStrictEqual(['192.0.2.7', 'lb.example']);
	expect(read.wanted.map(({name, isPassthrough}) => [name, isPassthrough])).toStrictEqual([
		['web', undefined],
		['through', true],
	]);
	expect(gateways.fromJson({metadata: {name: 'edge', namespace: 'infra'}})).not.toHaveProperty('addresses');
});

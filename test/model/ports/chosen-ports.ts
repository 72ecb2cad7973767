import {expect, test} from 'vitest';
import {chosenPorts, portLabel} from '../../../source/model/ports/chosen-ports.ts';
import {service, servicePort} from '../../_helpers/objects.ts';

const resolver = service({
	name: 'kube-dns',
	ports: [
		servicePort({name: 'dns', protocol: 'UDP', port: 53}),
		servicePort({name: 'dns-tcp', port: 53}),
		servicePort({name: 'metrics', port: 9153}),
	],
});

test.each([
	[undefined, [0, 1, 2]],
	['dns', [0]],
	['53', [0, 1]],
	['53/udp', [0]],
	['53/TCP', [1]],
	['9153', [2]],
])('%s', (wanted, indexes) => {
	expect(chosenPorts(resolver, wanted)).toStrictEqual({indexes});
});

test.each(['54', 'dns/tcp', '53/sctp', '', '5', 'DNS'])(
	'%j is none of its ports: those there are are named',
	wanted => {
		expect(chosenPorts(resolver, wanted)).toStrictEqual({
			problem: `Service kube-dns has no port ${wanted}. It has 53/UDP (dns), 53 (dns-tcp), 9153 (metrics).`,
		});
	},
);

test('a Service without ports has none to choose', () => {
	const none = service({ports: []});
	expect(chosenPorts(none, undefined)).toStrictEqual({indexes: []});
	expect(chosenPorts(none, '80')).toStrictEqual({problem: 'Service web has no port 80. It has none.'});
});

test('a port is called by its number, with what tells it from others', () => {
	expect(portLabel(servicePort({port: 8080}))).toBe('8080');
	expect(portLabel(servicePort({port: 132, protocol: 'SCTP', name: 'ngap'}))).toBe('132/SCTP (ngap)');
});

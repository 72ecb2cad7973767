import {expect, test} from 'vitest';
import {lostPorts} from '../../source/kubernetes/lost-ports.ts';
import {servicePort} from '../_helpers/objects.ts';

const live = [servicePort({name: 'udp', port: 53, protocol: 'UDP', targetPort: 53})];
const applied = (...ports: ReadonlyArray<Readonly<Record<string, unknown>>>) => `${JSON.stringify({spec: {ports}})}␊`;
const [udp, tcp, web] = [
	{name: 'udp', port: 53, protocol: 'UDP'},
	{name: 'tcp', port: 53},
	{name: 'web', port: 80},
];

test('one of two protocols of a number that is not there is lost', () => {
	expect(lostPorts(applied(udp, tcp, web), live)).toStrictEqual([
		{name: 'tcp', protocol: 'TCP', port: 53, targetPort: 53, nodePort: 0, appProtocol: '', twin: 'udp'},
	]);
	expect(lostPorts(applied(udp, {...tcp, targetPort: 'dns', appProtocol: 'dns'}), live)).toMatchObject([
		{targetPort: 'dns', appProtocol: 'dns'},
	]);
});

test('a number that was applied once may have gone on purpose', () => {
	expect(lostPorts(applied(udp, web), live)).toStrictEqual([]);
	expect(lostPorts(applied(tcp, web), live)).toStrictEqual([]);
	expect(lostPorts(applied(udp, tcp), [...live, servicePort({port: 53})])).toStrictEqual([]);
});

test.each([
	'',
	'no JSON "UDP"',
	'"UDP"',
	'{"spec":{"ports":"UDP"}}',
	'{"spec":{"ports":[null,"UDP",{"protocol":"UDP"}]}}',
	'null "UDP"',
])('%s is no Service, and loses nothing', text => {
	expect(lostPorts(text, live)).toStrictEqual([]);
});

test('what is too long is not read', () => {
	expect(lostPorts(applied(udp, tcp, {name: 'x'.repeat(70_000)}), live)).toStrictEqual([]);
});

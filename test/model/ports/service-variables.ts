import {expect, test} from 'vitest';
import {lacking, variablesOf} from '../../../source/model/ports/service-variables.ts';
import {birth, containerStatus, pod, service, servicePort} from '../../_helpers/objects.ts';

const ports = [servicePort({name: 'http'}), servicePort({name: 'dns-udp', port: 53, protocol: 'UDP'})];

test('the variables are those a kubelet of Kubernetes 1.36 gave', () => {
	const variables = variablesOf(service({name: 'my-web', clusterIPs: ['10.96.120.86'], ports}));
	// `env` in a pod that started after the Service my-web had been created, in its order of names.
	expect(variables.map(({name, value}) => `${name}=${value}`).sort()).toStrictEqual([
		'MY_WEB_PORT=tcp://10.96.120.86:80',
		'MY_WEB_PORT_53_UDP=udp://10.96.120.86:53',
		'MY_WEB_PORT_53_UDP_ADDR=10.96.120.86',
		'MY_WEB_PORT_53_UDP_PORT=53',
		'MY_WEB_PORT_53_UDP_PROTO=udp',
		'MY_WEB_PORT_80_TCP=tcp://10.96.120.86:80',
		'MY_WEB_PORT_80_TCP_ADDR=10.96.120.86',
		'MY_WEB_PORT_80_TCP_PORT=80',
		'MY_WEB_PORT_80_TCP_PROTO=tcp',
		'MY_WEB_SERVICE_HOST=10.96.120.86',
		'MY_WEB_SERVICE_PORT=80',
		'MY_WEB_SERVICE_PORT_DNS_UDP=53',
		'MY_WEB_SERVICE_PORT_HTTP=80',
	]);
});

test('a name that begins with a digit begins with an underscore, an IPv6 address has brackets in a URL', () => {
	const names = variablesOf(service({name: '3scale', clusterIPs: ['fd00::7']})).map(
		({name, value}) => `${name}=${value}`,
	);
	expect(names).toContain('_3SCALE_SERVICE_HOST=fd00::7');
	expect(names).toContain('_3SCALE_PORT=tcp://[fd00::7]:80');
});

test('only a Service with an address of its own has any', () => {
	expect(variablesOf(service({clusterIPs: ['None']}))).toStrictEqual([]);
	expect(variablesOf(service({type: 'ExternalName', clusterIPs: []}))).toStrictEqual([]);
});

test('running pods lack them that are older than the Service, or want none', () => {
	const running = (since: number) => [containerStatus({state: {kind: 'running', since}})];
	const pods = [
		pod({name: 'unlinked', hasServiceLinks: false}),
		pod({name: 'older', statuses: running(birth - 1)}),
		pod({name: 'younger', statuses: running(birth + 1)}),
		// Restarted since.
		pod({name: 'restarted', created: birth - 900, statuses: running(birth + 1)}),
		pod({name: 'pending', phase: 'Pending', statuses: []}),
		pod({name: 'going', deleted: birth + 9, statuses: running(birth - 1)}),
	];
	expect(lacking(service(), pods)).toStrictEqual({
		running: 4,
		lacks: [
			{pod: 'older', why: 'older'},
			{pod: 'unlinked', why: 'unlinked'},
		],
	});
});

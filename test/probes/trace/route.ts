import {expect, test} from 'vitest';
import {hostPort, routeTo} from '../../../source/probes/trace/route.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';

test('five endpoints at most, spread over the nodes', () => {
	const pods = Array.from({length: 8}, (_, index) =>
		pod({name: `web-${index}`, ips: [`10.244.1.${index + 10}`], node: index < 6 ? 'node-1' : 'node-2'}),
	);
	const {endpoints, published} = routeTo(view({pods}), 0);
	expect(published).toBe(8);
	expect(endpoints.map(({node}) => node)).toStrictEqual(['node-1', 'node-2', 'node-1', 'node-2', 'node-1']);
	expect(endpoints[0]).toMatchObject({address: '10.244.1.10', port: 8080, pod: 'web-0'});
});

test.each([
	[
		'a headless Service has no address of its own',
		service({clusterIPs: ['None']}),
		{address: undefined, isDialled: true},
	],
	['UDP is not dialled', service({ports: [servicePort({protocol: 'UDP'})]}), {isDialled: false, published: 1}],
	[
		'an ExternalName is a name only',
		service({type: 'ExternalName', clusterIPs: [], externalName: 'db.example.com'}),
		{address: undefined, isDialled: false, published: 0},
	],
])('%s', (_, owner, expected) => {
	expect(routeTo(view({service: owner}), 0)).toMatchObject(expected);
});

test('IPv6 in brackets', () => {
	expect([hostPort('10.1.2.3', 80), hostPort('fd00::7', 80)]).toStrictEqual(['10.1.2.3:80', '[fd00::7]:80']);
});

import {expect, test} from 'vitest';
import type {Service, ServicePort} from '../../../source/model/objects.ts';
import {hostPort, type PlannedEndpoint, plansTo, planTo} from '../../../source/probes/trace/trace-plan.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';

test('five endpoints at most, spread over the nodes', () => {
	const pods = Array.from({length: 8}, (_, index) =>
		pod({name: `web-${index}`, ips: [`10.244.1.${index + 10}`], node: index < 6 ? 'node-1' : 'node-2'}),
	);
	const {endpoints, published} = planTo(view({pods}), 0);
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
	expect(planTo(view({service: owner}), 0)).toMatchObject(expected);
});

test.each<readonly [string, Partial<ServicePort>, Partial<PlannedEndpoint>]>([
	['its own port, not the target port', {port: 80, targetPort: 8080}, {port: 80, targetPort: 8080}],
	['the same port', {port: 8080, targetPort: 8080}, {port: 8080}],
	['a port that no container names', {port: 80, targetPort: 'http'}, {port: 80}],
])('clients of a headless Service connect to %s', (_, port, expected) => {
	const owner = service({clusterIPs: ['None'], ports: [servicePort(port)]});
	const {endpoints, published} = planTo(view({service: owner}), 0);
	expect(published).toBe(1);
	expect(endpoints).toStrictEqual([{address: expect.any(String), pod: 'web-1', node: 'node-1', ...expected}]);
});

test('the ways to several ports, and the one of a name whatever its ports', () => {
	const ports = [servicePort(), servicePort({port: 99, targetPort: 9000})];
	const numbersOf = (owner: Service, indexes: readonly number[]) => {
		const of = view({service: owner});
		return plansTo({named: of, view: of}, indexes).map(({port}) => port?.port);
	};

	expect(numbersOf(service({ports}), [0, 1])).toStrictEqual([80, 99]);
	expect(numbersOf(service({ports}), [1])).toStrictEqual([99]);
	expect(numbersOf(service({ports: []}), [])).toStrictEqual([undefined]);
	const external = service({type: 'ExternalName', clusterIPs: [], externalName: 'db.example.com', ports});
	expect(numbersOf(external, [0, 1])).toHaveLength(1);
});

test('IPv6 in brackets', () => {
	expect([hostPort('10.1.2.3', 80), hostPort('fd00::7', 80)]).toStrictEqual(['10.1.2.3:80', '[fd00::7]:80']);
});

import {expect, test} from 'vitest';
import {entrancesOf, isOpenToOutside} from '../../../../source/probes/way-in/objects/entrances.ts';
import {service, servicePort} from '../../../_helpers/objects.ts';

const node = (name: string, ...addresses: readonly string[]) => ({
	...{namespace: '', name, isReady: true, isOpen: true},
	...(addresses.length > 0 && {addresses}),
});
const port = servicePort({nodePort: 30_080});

test('the load balancer, external IPs, and each node at its last address of a family that the Service has', () => {
	const balanced = service({
		...{type: 'LoadBalancer', ports: [port]},
		...{loadBalancerIngress: ['192.0.2.7', 'lb.example'], externalIPs: ['192.0.2.8']},
	});
	const nodes = [
		node('a', '10.0.0.1', '203.0.113.1'),
		node('b', 'fd00::2', '10.0.0.2'),
		node('c'),
		node('d', 'fd00::4'),
	];
	expect(
		entrancesOf(balanced, port, nodes).map(each => `${each.kind} ${each.node} ${each.address} ${each.port}`),
	).toStrictEqual([
		'load-balancer  192.0.2.7 80',
		'load-balancer  lb.example 80',
		'external-ip  192.0.2.8 80',
		'node-port a 203.0.113.1 30080',
		'node-port b 10.0.0.2 30080',
	]);
	const second = service({type: 'NodePort', clusterIPs: ['fd01::7']});
	expect(entrancesOf(second, port, nodes).map(({node: name}) => name)).toStrictEqual(['b', 'd']);
});

test('a Service of the inside has none, nor has a port without a NodePort', () => {
	expect(entrancesOf(service(), servicePort(), [node('a', '10.0.0.1')])).toStrictEqual([]);
	expect(isOpenToOutside(service())).toBe(false);
	expect(isOpenToOutside(service({externalIPs: ['192.0.2.8']}))).toBe(true);
	expect(isOpenToOutside(service({type: 'NodePort'}))).toBe(true);
});

test('of many nodes some are asked', () => {
	const many = Array.from({length: 50}, (_, index) => node(`n${index}`, `10.0.0.${index}`));
	expect(entrancesOf(service({type: 'NodePort'}), port, many)).toHaveLength(20);
});

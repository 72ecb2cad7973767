import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {service} from '../../_helpers/objects.ts';

const always = () => true;
const address = '203.0.113.7';
const edge = service({namespace: 'infra', name: 'edge'});

const worldOf = (...services: readonly Service[]) => {
	const world = createClusterStore();
	for (const each of services) {
		world.upsert('services', each);
	}

	world.rebuildDirtyViews(always);
	return {
		...world,
		viewOf(key = 'shop/web') {
			world.rebuildDirtyViews(always);
			return world.view(key)!;
		},
	};
};

test('while a Service waits for an address, another of its class that has one is known', () => {
	const waiting = service({type: 'LoadBalancer', loadBalancerClass: 'a'});
	const given = {...edge, type: 'LoadBalancer', loadBalancerClass: 'a', loadBalancerIngress: [address]} as const;
	const world = worldOf(waiting, {...given, loadBalancerClass: 'b'});
	expect(world.viewOf().classmate).toBeUndefined();
	world.upsert('services', given);
	expect(world.viewOf().classmate).toBe('infra/edge');
	expect(world.viewOf('infra/edge').classmate).toBeUndefined();
	world.upsert('services', {...given, loadBalancerIngress: []});
	expect(world.viewOf().classmate).toBeUndefined();
});

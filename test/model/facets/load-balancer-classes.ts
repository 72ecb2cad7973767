import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {service} from '../../_helpers/objects.ts';

const always = () => true;
const address = '203.0.113.7';
const edge = service({namespace: 'infra', name: 'edge'});

const storeOf = (...services: readonly Service[]) => {
	const store = createClusterStore();
	for (const each of services) {
		store.upsert('services', each);
	}

	store.rebuildDirtyViews(always);
	return {
		...store,
		viewOf(key = 'shop/web') {
			store.rebuildDirtyViews(always);
			return store.view(key)!;
		},
	};
};

test('while a Service waits for an address, another of its class that has one is known', () => {
	const waiting = service({type: 'LoadBalancer', loadBalancerClass: 'a'});
	const given = {...edge, type: 'LoadBalancer', loadBalancerClass: 'a', loadBalancerIngress: [address]} as const;
	const store = storeOf(waiting, {...given, loadBalancerClass: 'b'});
	expect(store.viewOf().classmate).toBeUndefined();
	store.upsert('services', given);
	expect(store.viewOf().classmate).toBe('infra/edge');
	expect(store.viewOf('infra/edge').classmate).toBeUndefined();
	store.upsert('services', {...given, loadBalancerIngress: []});
	expect(store.viewOf().classmate).toBeUndefined();
});

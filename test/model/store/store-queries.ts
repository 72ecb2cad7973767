import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service} from '../../_helpers/objects.ts';

test('pods, their nodes and Services are found by namespace', () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('pods', pod({node: 'node-a'}));
	world.upsert('pods', pod({name: 'web-2', node: ''}));
	expect(world.podsIn('shop').map(({name}) => name)).toEqual(['web-1', 'web-2']);
	expect(world.servicesIn('shop').map(({name}) => name)).toEqual(['web']);
	expect(world.podsIn('nowhere')).toEqual([]);
	expect(world.nodeOf({namespace: 'shop', name: 'web-1'})).toBe('node-a');
	expect(world.nodeOf({namespace: 'shop', name: 'web-2'})).toBeUndefined();
	expect(world.namespaceNames()).toEqual(['shop']);
});

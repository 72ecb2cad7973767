import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service} from '../../_helpers/objects.ts';

test('pods, their nodes and Services are found by namespace', () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('pods', pod({node: 'node-a'}));
	store.upsert('pods', pod({name: 'web-2', node: ''}));
	expect(store.podsIn('shop').map(({name}) => name)).toEqual(['web-1', 'web-2']);
	expect(store.servicesIn('shop').map(({name}) => name)).toEqual(['web']);
	expect(store.podsIn('nowhere')).toEqual([]);
	expect(store.nodeOf({namespace: 'shop', name: 'web-1'})).toBe('node-a');
	expect(store.nodeOf({namespace: 'shop', name: 'web-2'})).toBeUndefined();
	expect(store.namespaceNames()).toEqual(['shop']);
});

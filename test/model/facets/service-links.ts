import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {container, pod, service, servicePort} from '../../_helpers/objects.ts';

const reading = (...portVariables: readonly string[]) => [container({portVariables})];
const relay = service({name: 'relay', clusterIPs: ['10.96.4.9'], ports: [servicePort({port: 7070})]});

const joined = () => {
	const store = createClusterStore();
	store.upsert('services', service());
	return {
		...store,
		links() {
			store.rebuildDirtyViews(() => true);
			return store.view('shop/web')!.links;
		},
	};
};

test('pods are told of the Services whose variables they refer to', () => {
	const store = joined();
	store.upsert('pods', pod({containers: reading('RELAY_PORT', 'WEB_PORT', 'NOBODY_PORT', 'DB_PORT')}));
	expect(store.links()).toStrictEqual([{service: 'web', variable: 'WEB_PORT', value: 'tcp://10.96.4.7:80'}]);
	// Whichever comes first; a headless Service gives no variables, and one elsewhere none here.
	store.upsert('services', relay);
	store.upsert('services', service({name: 'db', clusterIPs: ['None']}));
	store.upsert('services', service({namespace: 'far', name: 'nobody'}));
	expect(store.links()).toStrictEqual([
		{service: 'relay', variable: 'RELAY_PORT', value: 'tcp://10.96.4.9:7070'},
		{service: 'web', variable: 'WEB_PORT', value: 'tcp://10.96.4.7:80'},
	]);
	store.remove('services', {namespace: 'shop', name: 'relay'});
	expect(store.links()?.map(({variable}) => variable)).toStrictEqual(['WEB_PORT']);
	store.upsert('pods', pod());
	expect(store.links()).toStrictEqual([]);
	store.upsert('services', relay);
	expect(store.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual(['shop/relay']);
});

test('a pod that asks for no variables is given none', () => {
	const store = joined();
	store.upsert('pods', pod({containers: reading('WEB_PORT'), hasServiceLinks: false}));
	expect(store.links()).toStrictEqual([]);
});

import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {container, pod, service, servicePort} from '../../_helpers/objects.ts';

const reading = (...portVariables: readonly string[]) => [container({portVariables})];
const relay = service({name: 'relay', clusterIPs: ['10.96.4.9'], ports: [servicePort({port: 7070})]});

const joined = () => {
	const world = createClusterStore();
	world.upsert('services', service());
	return {
		...world,
		links() {
			world.rebuildDirtyViews(() => true);
			return world.view('shop/web')!.links;
		},
	};
};

test('pods are told of the Services whose variables they refer to', () => {
	const world = joined();
	world.upsert('pods', pod({containers: reading('RELAY_PORT', 'WEB_PORT', 'NOBODY_PORT', 'DB_PORT')}));
	expect(world.links()).toStrictEqual([{service: 'web', variable: 'WEB_PORT', value: 'tcp://10.96.4.7:80'}]);
	// Whichever comes first; a headless Service gives no variables, and one elsewhere none here.
	world.upsert('services', relay);
	world.upsert('services', service({name: 'db', clusterIPs: ['None']}));
	world.upsert('services', service({namespace: 'far', name: 'nobody'}));
	expect(world.links()).toStrictEqual([
		{service: 'relay', variable: 'RELAY_PORT', value: 'tcp://10.96.4.9:7070'},
		{service: 'web', variable: 'WEB_PORT', value: 'tcp://10.96.4.7:80'},
	]);
	world.remove('services', {namespace: 'shop', name: 'relay'});
	expect(world.links()?.map(({variable}) => variable)).toStrictEqual(['WEB_PORT']);
	world.upsert('pods', pod());
	expect(world.links()).toStrictEqual([]);
	world.upsert('services', relay);
	expect(world.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual(['shop/relay']);
});

test('a pod that asks for no variables is given none', () => {
	const world = joined();
	world.upsert('pods', pod({containers: reading('WEB_PORT'), hasServiceLinks: false}));
	expect(world.links()).toStrictEqual([]);
});

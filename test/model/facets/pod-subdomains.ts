import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service} from '../../_helpers/objects.ts';

const always = () => true;
const headless = (name: string) => service({name, clusterIPs: ['None']});
const peer = pod({name: 'web-1', subdomain: 'ring'});

const worldOf = (...services: readonly Service[]) => {
	const world = createClusterStore();
	for (const each of services) {
		world.upsert('services', each);
	}

	world.upsert('pods', peer);
	world.populated();
	return {
		...world,
		subdomainsOf(name: string) {
			world.rebuildDirtyViews(always);
			return world.view(`shop/${name}`)!.subdomains;
		},
	};
};

const told = [{subdomain: 'ring', pods: ['web-1'], exists: false}];

test('a subdomain without its Service is told with the headless one that selects the pods, until there is one', () => {
	const world = worldOf(headless('peers'), service({name: 'front'}));
	expect(world.subdomainsOf('peers')).toStrictEqual(told);
	expect(world.subdomainsOf('front')).toStrictEqual([]);
	world.upsert('services', headless('ring'));
	expect(world.subdomainsOf('peers')).toStrictEqual([]);
	world.remove('services', headless('ring'));
	expect(world.subdomainsOf('peers')).toStrictEqual(told);
	world.upsert('pods', pod({name: 'web-1'}));
	expect(world.subdomainsOf('peers')).toStrictEqual([]);
});

test('without a headless one it is told with any that selects the pods', () => {
	expect(worldOf(service({name: 'front'})).subdomainsOf('front')).toStrictEqual(told);
});

test('a Service of that name with a ClusterIP is told of itself', () => {
	const world = worldOf(service({name: 'ring'}), headless('peers'));
	expect(world.subdomainsOf('ring')).toStrictEqual([{...told[0], exists: true}]);
	expect(world.subdomainsOf('peers')).toStrictEqual([]);
});

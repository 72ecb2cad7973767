import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service} from '../../_helpers/objects.ts';

const always = () => true;
const headless = (name: string) => service({name, clusterIPs: ['None']});
const peer = pod({name: 'web-1', subdomain: 'ring'});

const storeOf = (...services: readonly Service[]) => {
	const store = createClusterStore();
	for (const each of services) {
		store.upsert('services', each);
	}

	store.upsert('pods', peer);
	store.populated();
	return {
		...store,
		subdomainsOf(name: string) {
			store.rebuildDirtyViews(always);
			return store.view(`shop/${name}`)!.subdomains;
		},
	};
};

const missingSubdomains = [{subdomain: 'ring', pods: ['web-1'], exists: false}];

test('a subdomain without its Service is told with the headless one that selects the pods, until there is one', () => {
	const store = storeOf(headless('peers'), service({name: 'front'}));
	expect(store.subdomainsOf('peers')).toStrictEqual(missingSubdomains);
	expect(store.subdomainsOf('front')).toStrictEqual([]);
	store.upsert('services', headless('ring'));
	expect(store.subdomainsOf('peers')).toStrictEqual([]);
	store.remove('services', headless('ring'));
	expect(store.subdomainsOf('peers')).toStrictEqual(missingSubdomains);
	store.upsert('pods', pod({name: 'web-1'}));
	expect(store.subdomainsOf('peers')).toStrictEqual([]);
});

test('without a headless one it is told with any that selects the pods', () => {
	expect(storeOf(service({name: 'front'})).subdomainsOf('front')).toStrictEqual(missingSubdomains);
});

test('a Service of that name with a ClusterIP is told of itself', () => {
	const store = storeOf(service({name: 'ring'}), headless('peers'));
	expect(store.subdomainsOf('ring')).toStrictEqual([{...missingSubdomains[0], exists: true}]);
	expect(store.subdomainsOf('peers')).toStrictEqual([]);
});

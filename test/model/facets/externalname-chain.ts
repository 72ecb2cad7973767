import {expect, test} from 'vitest';
import {serviceNamed, shortlyNamed} from '../../../source/model/externalname.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service} from '../../_helpers/objects.ts';

test.each([
	['web.shop.svc.cluster.local', {namespace: 'shop', name: 'web'}],
	['Web.Shop.svc.cluster.local.', {namespace: 'shop', name: 'web'}],
	['web.shop.svc', undefined],
	['web.example.com', undefined],
	['a.web.shop.svc.cluster.local', undefined],
	['', undefined],
])('%s', (host, named) => {
	expect(serviceNamed(host)).toStrictEqual(named);
});

test.each([
	['web', {namespace: 'shop', name: 'web'}],
	['web.', {namespace: 'shop', name: 'web'}],
	['Web.far.svc', {namespace: 'far', name: 'web'}],
	['web.far', undefined],
	['web.far.svc.cluster.local', undefined],
	['example.com', undefined],
	['', undefined],
])('the short name %s', (externalName, named) => {
	expect(shortlyNamed({externalName, namespace: 'shop'})).toStrictEqual(named);
});

const alias = (name: string, externalName: string) =>
	service({name, type: 'ExternalName', clusterIPs: [], selector: {}, externalName});

const stepsOf = (store: ReturnType<typeof createClusterStore>, key: string) => {
	store.rebuildDirtyViews(() => true);
	return store.view(key)!.alias.map(({namespace, name, exists}) => `${namespace}/${name} ${exists}`);
};

test('an alias follows what becomes of the Services it leads to', () => {
	const store = createClusterStore();
	store.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	expect(stepsOf(store, 'shop/a')).toStrictEqual(['shop/b false']);
	store.upsert('services', alias('b', 'c.far.svc.cluster.local'));
	// Nothing but one namespace has been seen: of the other nothing is known.
	expect(stepsOf(store, 'shop/a')).toStrictEqual(['shop/b true', 'far/c undefined']);
	store.upsert('services', service({namespace: 'far', name: 'd'}));
	store.upsert('services', service({namespace: 'far', name: 'c'}));
	expect(stepsOf(store, 'shop/a')).toStrictEqual(['shop/b true', 'far/c true']);
	store.remove('services', {namespace: 'far', name: 'c'});
	expect(stepsOf(store, 'shop/a')).toStrictEqual(['shop/b true', 'far/c false']);
	store.upsert('services', alias('b', 'a.shop.svc.cluster.local'));
	expect(stepsOf(store, 'shop/a')).toStrictEqual(['shop/b true', 'shop/a true']);
});

test('of a short name it is known whether the Service that it can be meant for exists', () => {
	const store = createClusterStore();
	const exists = () => {
		store.rebuildDirtyViews(() => true);
		return store.view('shop/a')!.meant?.exists;
	};
	store.upsert('services', alias('a', 'b'));
	expect(exists()).toBe(false);
	store.upsert('services', service({name: 'b'}));
	expect(exists()).toBe(true);
	store.remove('services', {namespace: 'shop', name: 'b'});
	expect(exists()).toBe(false);
	store.upsert('services', alias('a', 'b.far.svc'));
	expect(exists()).toBeUndefined();
	expect(store.view('shop/a')!.meant).toMatchObject({namespace: 'far', name: 'b'});
	store.upsert('services', alias('a', 'db.example.com'));
	expect(exists()).toBeUndefined();
	expect(store.view('shop/a')!.meant).toBeUndefined();
});

const targetOf = (store: ReturnType<typeof createClusterStore>, key: string) => {
	store.rebuildDirtyViews(() => true);
	return store.view(key)!.target;
};

test('an alias knows the Service at its end, with all that is behind it', () => {
	const store = createClusterStore();
	store.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	store.upsert('services', alias('b', 'web.far.svc.cluster.local'));
	expect(targetOf(store, 'shop/a')).toBeUndefined();
	store.upsert('services', service({namespace: 'far'}));
	expect(targetOf(store, 'shop/a')).toBe(store.view('far/web'));
	store.upsert('pods', pod({namespace: 'far'}));
	const {changed} = store.rebuildDirtyViews(() => true);
	expect(changed.map(({key}) => key)).toEqual(expect.arrayContaining(['far/web', 'shop/a', 'shop/b']));
	expect(store.view('shop/a')!.target!.pods).toHaveLength(1);
	// Nothing new about the Service is nothing new about those that lead to it.
	store.upsert('pods', pod({namespace: 'far', name: 'other', labels: {}}));
	expect(store.rebuildDirtyViews(() => true).changed).toEqual([]);
	store.remove('services', {namespace: 'far', name: 'web'});
	expect(targetOf(store, 'shop/a')).toBeUndefined();
});

test('a circle has no end', () => {
	const store = createClusterStore();
	store.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	store.upsert('services', alias('b', 'a.shop.svc.cluster.local'));
	expect(targetOf(store, 'shop/a')).toBeUndefined();
	expect(targetOf(store, 'shop/b')).toBeUndefined();
	expect(store.isDirty()).toBe(false);
});

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

const stepsOf = (world: ReturnType<typeof createClusterStore>, key: string) => {
	world.rebuildDirtyViews(() => true);
	return world.view(key)!.alias.map(({namespace, name, exists}) => `${namespace}/${name} ${exists}`);
};

test('an alias follows what becomes of the Services it leads to', () => {
	const world = createClusterStore();
	world.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	expect(stepsOf(world, 'shop/a')).toStrictEqual(['shop/b false']);
	world.upsert('services', alias('b', 'c.far.svc.cluster.local'));
	// Nothing but one namespace has been seen: of the other nothing is known.
	expect(stepsOf(world, 'shop/a')).toStrictEqual(['shop/b true', 'far/c undefined']);
	world.upsert('services', service({namespace: 'far', name: 'd'}));
	world.upsert('services', service({namespace: 'far', name: 'c'}));
	expect(stepsOf(world, 'shop/a')).toStrictEqual(['shop/b true', 'far/c true']);
	world.remove('services', {namespace: 'far', name: 'c'});
	expect(stepsOf(world, 'shop/a')).toStrictEqual(['shop/b true', 'far/c false']);
	world.upsert('services', alias('b', 'a.shop.svc.cluster.local'));
	expect(stepsOf(world, 'shop/a')).toStrictEqual(['shop/b true', 'shop/a true']);
});

test('of a short name it is known whether the Service that it can be meant for exists', () => {
	const world = createClusterStore();
	const exists = () => {
		world.rebuildDirtyViews(() => true);
		return world.view('shop/a')!.meant?.exists;
	};
	world.upsert('services', alias('a', 'b'));
	expect(exists()).toBe(false);
	world.upsert('services', service({name: 'b'}));
	expect(exists()).toBe(true);
	world.remove('services', {namespace: 'shop', name: 'b'});
	expect(exists()).toBe(false);
	world.upsert('services', alias('a', 'b.far.svc'));
	expect(exists()).toBeUndefined();
	expect(world.view('shop/a')!.meant).toMatchObject({namespace: 'far', name: 'b'});
	world.upsert('services', alias('a', 'db.example.com'));
	expect(exists()).toBeUndefined();
	expect(world.view('shop/a')!.meant).toBeUndefined();
});

const targetOf = (world: ReturnType<typeof createClusterStore>, key: string) => {
	world.rebuildDirtyViews(() => true);
	return world.view(key)!.target;
};

test('an alias knows the Service at its end, with all that is behind it', () => {
	const world = createClusterStore();
	world.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	world.upsert('services', alias('b', 'web.far.svc.cluster.local'));
	expect(targetOf(world, 'shop/a')).toBeUndefined();
	world.upsert('services', service({namespace: 'far'}));
	expect(targetOf(world, 'shop/a')).toBe(world.view('far/web'));
	world.upsert('pods', pod({namespace: 'far'}));
	const {changed} = world.rebuildDirtyViews(() => true);
	expect(changed.map(({key}) => key)).toEqual(expect.arrayContaining(['far/web', 'shop/a', 'shop/b']));
	expect(world.view('shop/a')!.target!.pods).toHaveLength(1);
	// Nothing new about the Service is nothing new about those that lead to it.
	world.upsert('pods', pod({namespace: 'far', name: 'other', labels: {}}));
	expect(world.rebuildDirtyViews(() => true).changed).toEqual([]);
	world.remove('services', {namespace: 'far', name: 'web'});
	expect(targetOf(world, 'shop/a')).toBeUndefined();
});

test('a circle has no end', () => {
	const world = createClusterStore();
	world.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	world.upsert('services', alias('b', 'a.shop.svc.cluster.local'));
	expect(targetOf(world, 'shop/a')).toBeUndefined();
	expect(targetOf(world, 'shop/b')).toBeUndefined();
	expect(world.isDirty()).toBe(false);
});

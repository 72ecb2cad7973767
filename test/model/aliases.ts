import {expect, test} from 'vitest';
import {serviceNamed} from '../../source/model/aliases.ts';
import {createWorld} from '../../source/model/world.ts';
import {pod, service} from '../_helpers/objects.ts';

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

const alias = (name: string, externalName: string) =>
	service({name, type: 'ExternalName', clusterIPs: [], selector: {}, externalName});

const stepsOf = (world: ReturnType<typeof createWorld>, key: string) => {
	world.join(() => true);
	return world.view(key)!.alias.map(({namespace, name, exists}) => `${namespace}/${name} ${exists}`);
};

test('an alias follows what becomes of the Services it leads to', () => {
	const world = createWorld();
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

const targetOf = (world: ReturnType<typeof createWorld>, key: string) => {
	world.join(() => true);
	return world.view(key)!.target;
};

test('an alias knows the Service at its end, with all that is behind it', () => {
	const world = createWorld();
	world.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	world.upsert('services', alias('b', 'web.far.svc.cluster.local'));
	expect(targetOf(world, 'shop/a')).toBeUndefined();
	world.upsert('services', service({namespace: 'far'}));
	expect(targetOf(world, 'shop/a')).toBe(world.view('far/web'));
	world.upsert('pods', pod({namespace: 'far'}));
	const {changed} = world.join(() => true);
	expect(changed.map(({key}) => key)).toEqual(expect.arrayContaining(['far/web', 'shop/a', 'shop/b']));
	expect(world.view('shop/a')!.target!.pods).toHaveLength(1);
	// Nothing new about the Service is nothing new about those that lead to it.
	world.upsert('pods', pod({namespace: 'far', name: 'other', labels: {}}));
	expect(world.join(() => true).changed).toEqual([]);
	world.remove('services', {namespace: 'far', name: 'web'});
	expect(targetOf(world, 'shop/a')).toBeUndefined();
});

test('a circle has no end', () => {
	const world = createWorld();
	world.upsert('services', alias('a', 'b.shop.svc.cluster.local'));
	world.upsert('services', alias('b', 'a.shop.svc.cluster.local'));
	expect(targetOf(world, 'shop/a')).toBeUndefined();
	expect(targetOf(world, 'shop/b')).toBeUndefined();
	expect(world.isDirty()).toBe(false);
});

import {expect, test} from 'vitest';
import type {Records, Resource} from '../../../source/model/records.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {backend, route} from '../../_helpers/gateways.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, slice, workload} from '../../_helpers/objects.ts';

const always = () => true;
const toGone = ingress({backends: [{service: 'gone', port: 80, path: 'spec.defaultBackend'}]});

/** A world with the Service shop/web, all Services known, joined. */
const withWeb = () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.servicesKnown();
	world.rebuildDirtyViews(always);
	return world;
};

const changed = (world: ReturnType<typeof createClusterStore>) =>
	world.rebuildDirtyViews(always).changed.map(({key, missing}) => ({key, isMissing: missing !== undefined}));

const naming: ReadonlyArray<{readonly resource: Resource; readonly record: Records[Resource]}> = [
	{resource: 'ingresses', record: toGone},
	{resource: 'httproutes', record: route({backends: [backend({service: 'gone'})]})},
	{resource: 'statefulsets', record: workload({kind: 'StatefulSet', serviceName: 'gone'})},
];

test.each(naming)('a Service that is named by one of $resource is there until it is not', ({resource, record}) => {
	const world = withWeb();
	world.upsert(resource, record);
	expect(changed(world)).toContainEqual({key: 'shop/gone', isMissing: true});
	world.remove(resource, record);
	expect(world.rebuildDirtyViews(always).removed).toStrictEqual(['shop/gone']);
	expect(world.view('shop/gone')).toBeUndefined();
});

test('one that comes into being is joined as any other, and missing again when it goes', () => {
	const world = withWeb();
	world.upsert('ingresses', toGone);
	world.rebuildDirtyViews(always);
	world.upsert('services', service({name: 'gone'}));
	expect(changed(world)).toStrictEqual([{key: 'shop/gone', isMissing: false}]);
	world.remove('services', service({name: 'gone'}));
	expect(changed(world)).toStrictEqual([{key: 'shop/gone', isMissing: true}]);
});

test('nothing is missing before all Services are known', () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('ingresses', toGone);
	expect(changed(world)).toStrictEqual([{key: 'shop/web', isMissing: false}]);
	world.servicesKnown();
	expect(changed(world)).toStrictEqual([{key: 'shop/gone', isMissing: true}]);
});

test('slices that a Service leaves behind make nobody miss it', () => {
	const world = withWeb();
	world.upsert('endpointslices', slice({service: 'gone'}));
	expect(changed(world)).toStrictEqual([]);
});

test('which name may have been meant follows the Services there are', () => {
	const world = withWeb();
	world.upsert('ingresses', toGone);
	world.rebuildDirtyViews(always);
	world.upsert('services', service({name: 'gong'}));
	world.rebuildDirtyViews(always);
	expect(world.view('shop/gone')!.missing!.services).toStrictEqual(['gong', 'web']);
});

test('the same again is the same view', () => {
	const world = withWeb();
	world.upsert('ingresses', toGone);
	world.rebuildDirtyViews(always);
	world.upsert('ingresses', {...toGone, uid: 'again'});
	world.upsert('ingresses', toGone);
	expect(changed(world)).toStrictEqual([]);
});

import {expect, test} from 'vitest';
import type {Records, Resource} from '../../../source/model/records.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {backend, route} from '../../_helpers/gateways.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, slice, workload} from '../../_helpers/objects.ts';

const always = () => true;
const toGone = ingress({backends: [{service: 'gone', port: 80, path: 'spec.defaultBackend'}]});

/** A store with the Service shop/web, all Services known, joined. */
const withWeb = () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.servicesKnown();
	store.rebuildDirtyViews(always);
	return store;
};

const changed = (store: ReturnType<typeof createClusterStore>) =>
	store.rebuildDirtyViews(always).changed.map(({key, missing}) => ({key, isMissing: missing !== undefined}));

const naming: ReadonlyArray<{readonly resource: Resource; readonly record: Records[Resource]}> = [
	{resource: 'ingresses', record: toGone},
	{resource: 'httproutes', record: route({backends: [backend({service: 'gone'})]})},
	{resource: 'statefulsets', record: workload({kind: 'StatefulSet', serviceName: 'gone'})},
];

test.each(naming)('a Service that is named by one of $resource is there until it is not', ({resource, record}) => {
	const store = withWeb();
	store.upsert(resource, record);
	expect(changed(store)).toContainEqual({key: 'shop/gone', isMissing: true});
	store.remove(resource, record);
	expect(store.rebuildDirtyViews(always).removed).toStrictEqual(['shop/gone']);
	expect(store.view('shop/gone')).toBeUndefined();
});

test('one that comes into being is joined as any other, and missing again when it goes', () => {
	const store = withWeb();
	store.upsert('ingresses', toGone);
	store.rebuildDirtyViews(always);
	store.upsert('services', service({name: 'gone'}));
	expect(changed(store)).toStrictEqual([{key: 'shop/gone', isMissing: false}]);
	store.remove('services', service({name: 'gone'}));
	expect(changed(store)).toStrictEqual([{key: 'shop/gone', isMissing: true}]);
});

test('nothing is missing before all Services are known', () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('ingresses', toGone);
	expect(changed(store)).toStrictEqual([{key: 'shop/web', isMissing: false}]);
	store.servicesKnown();
	expect(changed(store)).toStrictEqual([{key: 'shop/gone', isMissing: true}]);
});

test('slices that a Service leaves behind make nobody miss it', () => {
	const store = withWeb();
	store.upsert('endpointslices', slice({service: 'gone'}));
	expect(changed(store)).toStrictEqual([]);
});

test('which name may have been meant follows the Services there are', () => {
	const store = withWeb();
	store.upsert('ingresses', toGone);
	store.rebuildDirtyViews(always);
	store.upsert('services', service({name: 'gong'}));
	store.rebuildDirtyViews(always);
	expect(store.view('shop/gone')!.missing!.services).toStrictEqual(['gong', 'web']);
});

test('the same again is the same view', () => {
	const store = withWeb();
	store.upsert('ingresses', toGone);
	store.rebuildDirtyViews(always);
	store.upsert('ingresses', {...toGone, uid: 'again'});
	store.upsert('ingresses', toGone);
	expect(changed(store)).toStrictEqual([]);
});

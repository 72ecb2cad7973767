import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {backend, gateway, grant, route} from '../../_helpers/gateways.ts';
import {service} from '../../_helpers/objects.ts';

const always = () => true;
const changed = (store: ReturnType<typeof createClusterStore>) =>
	store.rebuildDirtyViews(always).changed.map(({key}) => key);

/** The Services shop/web and shop/db, joined. */
const withTwo = () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	store.populated();
	store.rebuildDirtyViews(always);
	return store;
};

test('a route concerns the Services it names, whatever namespace it is in', () => {
	const store = withTwo();
	const foreign = route({namespace: 'infra'});
	store.upsert('httproutes', foreign);
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.routes).toStrictEqual([foreign]);
	store.upsert('httproutes', structuredClone(foreign));
	expect(store.isDirty()).toBe(false);
	store.upsert('httproutes', {...foreign, backends: [backend({service: 'db'})]});
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(store.view('shop/web')!.routes).toStrictEqual([]);
	store.remove('httproutes', foreign);
	expect(changed(store)).toStrictEqual(['shop/db']);
});

test('Gateways and grants concern the Services whose routes need them', () => {
	const store = withTwo();
	store.upsert('gateways', gateway());
	store.upsert('referencegrants', grant());
	expect(store.isDirty()).toBe(false);
	store.upsert('httproutes', route({namespace: 'infra'}));
	store.upsert('grpcroutes', route({kind: 'GRPCRoute', backends: [backend({service: 'db'})]}));
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(store.view('shop/web')).toMatchObject({gateways: [gateway()], grants: [grant()]});
	// Of its own namespace none is needed.
	expect(store.view('shop/db')).toMatchObject({gateways: [gateway()], grants: []});
	store.upsert('gateways', gateway({className: 'other'}));
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	store.remove('referencegrants', grant());
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.grants).toStrictEqual([]);
});

test('a Service that routes name and nobody has is missing, where its namespace is known', () => {
	const store = withTwo();
	store.upsert('httproutes', route({backends: [backend({service: 'gone'}), backend({namespace: 'elsewhere'})]}));
	expect(store.missingServices()).toMatchObject([
		{namespace: 'shop', name: 'gone', ingresses: [], routes: [{name: 'front'}], services: ['db', 'web']},
	]);
	store.upsert('services', service({name: 'gone'}));
	expect(store.missingServices()).toStrictEqual([]);
});

test('what is held is listed', () => {
	const store = withTwo();
	store.upsert('httproutes', route());
	store.upsert('gateways', gateway());
	store.upsert('referencegrants', grant());
	const names = (resource: 'httproutes' | 'grpcroutes' | 'gateways' | 'referencegrants') =>
		[...store.records(resource)].map(({name}) => name);
	expect(names('httproutes')).toStrictEqual(['front']);
	expect(names('grpcroutes')).toStrictEqual([]);
	expect(names('gateways')).toStrictEqual(['edge']);
	expect(names('referencegrants')).toStrictEqual(['from-infra']);
});

import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {backend, gateway, grant, route} from '../../_helpers/gateways.ts';
import {service} from '../../_helpers/objects.ts';

const always = () => true;
const changed = (world: ReturnType<typeof createClusterStore>) =>
	world.rebuildDirtyViews(always).changed.map(({key}) => key);

/** The Services shop/web and shop/db, joined. */
const withTwo = () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	world.populated();
	world.rebuildDirtyViews(always);
	return world;
};

test('a route concerns the Services it names, whatever namespace it is in', () => {
	const world = withTwo();
	const foreign = route({namespace: 'infra'});
	world.upsert('httproutes', foreign);
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.routes).toStrictEqual([foreign]);
	world.upsert('httproutes', structuredClone(foreign));
	expect(world.isDirty()).toBe(false);
	world.upsert('httproutes', {...foreign, backends: [backend({service: 'db'})]});
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(world.view('shop/web')!.routes).toStrictEqual([]);
	world.remove('httproutes', foreign);
	expect(changed(world)).toStrictEqual(['shop/db']);
});

test('Gateways and grants concern the Services whose routes need them', () => {
	const world = withTwo();
	world.upsert('gateways', gateway());
	world.upsert('referencegrants', grant());
	expect(world.isDirty()).toBe(false);
	world.upsert('httproutes', route({namespace: 'infra'}));
	world.upsert('grpcroutes', route({kind: 'GRPCRoute', backends: [backend({service: 'db'})]}));
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(world.view('shop/web')).toMatchObject({gateways: [gateway()], grants: [grant()]});
	// Of its own namespace none is needed.
	expect(world.view('shop/db')).toMatchObject({gateways: [gateway()], grants: []});
	world.upsert('gateways', gateway({className: 'other'}));
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	world.remove('referencegrants', grant());
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.grants).toStrictEqual([]);
});

test('a Service that routes name and nobody has is missing, where its namespace is known', () => {
	const world = withTwo();
	world.upsert('httproutes', route({backends: [backend({service: 'gone'}), backend({namespace: 'elsewhere'})]}));
	expect(world.missingServices()).toMatchObject([
		{namespace: 'shop', name: 'gone', ingresses: [], routes: [{name: 'front'}], services: ['db', 'web']},
	]);
	world.upsert('services', service({name: 'gone'}));
	expect(world.missingServices()).toStrictEqual([]);
});

test('what is held is listed', () => {
	const world = withTwo();
	world.upsert('httproutes', route());
	world.upsert('gateways', gateway());
	world.upsert('referencegrants', grant());
	const names = (resource: 'httproutes' | 'grpcroutes' | 'gateways' | 'referencegrants') =>
		[...world.records(resource)].map(({name}) => name);
	expect(names('httproutes')).toStrictEqual(['front']);
	expect(names('grpcroutes')).toStrictEqual([]);
	expect(names('gateways')).toStrictEqual(['edge']);
	expect(names('referencegrants')).toStrictEqual(['from-infra']);
});

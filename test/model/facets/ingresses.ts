import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {ingress, ingressClass} from '../../_helpers/networking.ts';
import {pod, service} from '../../_helpers/objects.ts';

const always = () => true;
const changed = (world: ReturnType<typeof createClusterStore>) =>
	world.rebuildDirtyViews(always).changed.map(({key}) => key);

/** The Services shop/web and shop/db with a pod each, joined. */
const withTwo = () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	world.upsert('pods', pod());
	world.upsert('pods', pod({name: 'db-1', labels: {app: 'db'}}));
	world.populated();
	world.rebuildDirtyViews(always);
	return world;
};

test('an Ingress concerns the Services it names, and its class those an Ingress names', () => {
	const world = withTwo();
	world.upsert('ingresses', ingress());
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.ingresses).toStrictEqual([ingress()]);
	world.upsert('ingressclasses', ingressClass());
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.ingressClasses).toStrictEqual([ingressClass()]);
	expect(world.view('shop/db')!.ingressClasses).toStrictEqual([]);
	world.upsert('ingresses', ingress({backends: [{service: 'db', port: 80, path: 'spec.defaultBackend'}]}));
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(world.view('shop/web')!.ingresses).toStrictEqual([]);
});

import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {ingress, ingressClass} from '../../_helpers/networking.ts';
import {pod, service} from '../../_helpers/objects.ts';

const always = () => true;
const changed = (store: ReturnType<typeof createClusterStore>) =>
	store.rebuildDirtyViews(always).changed.map(({key}) => key);

/** The Services shop/web and shop/db with a pod each, joined. */
const withTwo = () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	store.upsert('pods', pod());
	store.upsert('pods', pod({name: 'db-1', labels: {app: 'db'}}));
	store.populated();
	store.rebuildDirtyViews(always);
	return store;
};

test('an Ingress concerns the Services it names, and its class those an Ingress names', () => {
	const store = withTwo();
	store.upsert('ingresses', ingress());
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.ingresses).toStrictEqual([ingress()]);
	store.upsert('ingressclasses', ingressClass());
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.ingressClasses).toStrictEqual([ingressClass()]);
	expect(store.view('shop/db')!.ingressClasses).toStrictEqual([]);
	store.upsert('ingresses', ingress({backends: [{service: 'db', port: 80, path: 'spec.defaultBackend'}]}));
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(store.view('shop/web')!.ingresses).toStrictEqual([]);
});

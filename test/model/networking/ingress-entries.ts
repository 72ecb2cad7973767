import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {ingress} from '../../_helpers/networking.ts';
import {pod, service, slice} from '../../_helpers/objects.ts';

const always = () => true;
const address = '192.0.2.7';
const controller = service({namespace: 'edge', name: 'traefik', type: 'LoadBalancer', loadBalancerIngress: [address]});

test('a Service at the address of an Ingress counts while it has no ready endpoint', () => {
	const store = createClusterStore();
	const emptyOf = () => {
		// What a view tells of another one takes a second turn.
		store.rebuildDirtyViews(always);
		store.rebuildDirtyViews(always);
		return store.view('shop/web')!.emptyEntries.map(each => `${each.ingress} ${each.address} ${each.service}`);
	};
	store.upsert('services', service());
	store.upsert('ingresses', ingress({addresses: [address]}));
	store.populated();
	expect(emptyOf()).toStrictEqual([]);
	store.upsert('services', controller);
	expect(emptyOf()).toStrictEqual([`front ${address} edge/traefik`]);
	store.upsert('pods', pod({namespace: 'edge', name: 'web-1'}));
	store.upsert('endpointslices', {...slice({service: 'traefik'}), namespace: 'edge'});
	expect(emptyOf()).toStrictEqual([]);
	store.remove('endpointslices', {...slice(), namespace: 'edge'});
	expect(emptyOf()).toHaveLength(1);
	store.upsert('services', {...controller, loadBalancerIngress: ['192.0.2.8']});
	expect(emptyOf()).toStrictEqual([]);
	store.upsert('services', controller);
	expect(emptyOf()).toHaveLength(1);
	store.remove('services', controller);
	expect(emptyOf()).toStrictEqual([]);
});

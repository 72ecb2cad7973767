import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service, slice} from '../../_helpers/objects.ts';

const data = service({namespace: 'shop', name: 'data', clusterIPs: ['None'], selector: {}});

/** The slice of shop/data, whose endpoints have these names in DNS. */
const named = (...hostnames: readonly string[]) => {
	const pods = hostnames.map(hostname => pod({name: `pod-${hostname}`}));
	const made = slice({}, {service: data, pods});
	return {...made, endpoints: made.endpoints.map((each, index) => ({...each, hostname: hostnames[index]!}))};
};

const shadowsOf = (world: ReturnType<typeof createClusterStore>, key = 'shop/data') => {
	world.rebuildDirtyViews(() => true);
	return world.view(key)!.shadows.map(({hostname, pod: name}) => [hostname, name]);
};

test('a named endpoint hides a Service of the namespace that is called like its own', () => {
	const world = createClusterStore();
	world.upsert('services', data);
	world.upsert('endpointslices', named('web', 'api', 'db'));
	expect(shadowsOf(world)).toStrictEqual([]);
	// Whoever comes first: the Service it hides may be heard of last.
	world.upsert('services', service({namespace: 'data', name: 'web'}));
	world.upsert(
		'services',
		service({namespace: 'data', name: 'api', type: 'ExternalName', externalName: 'example.com'}),
	);
	world.upsert('services', service({namespace: 'other', name: 'db'}));
	expect(shadowsOf(world)).toStrictEqual([
		['api', 'pod-api'],
		['web', 'pod-web'],
	]);
	world.remove('services', {namespace: 'data', name: 'api'});
	expect(shadowsOf(world)).toStrictEqual([['web', 'pod-web']]);
	world.upsert('endpointslices', slice({}, {service: data, pods: [pod({name: 'pod-web'})]}));
	expect(shadowsOf(world)).toStrictEqual([]);
	// Nobody is asked again for a Service whose endpoints have no names.
	world.upsert('services', service({namespace: 'data', name: 'api'}));
	expect(world.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual(['data/api']);
});

test('in a namespace that is called like the Service, its pods hide nothing', () => {
	const world = createClusterStore();
	const own = {...data, namespace: 'data'};
	world.upsert('services', own);
	world.upsert('services', service({namespace: 'data', name: 'api'}));
	world.upsert('endpointslices', {...named('api'), namespace: 'data', name: 'data-x'});
	expect(shadowsOf(world, 'data/data')).toStrictEqual([]);
});

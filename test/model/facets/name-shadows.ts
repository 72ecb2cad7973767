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

const shadowsOf = (store: ReturnType<typeof createClusterStore>, key = 'shop/data') => {
	store.rebuildDirtyViews(() => true);
	return store.view(key)!.shadows.map(({hostname, pod: name}) => [hostname, name]);
};

test('a named endpoint hides a Service of the namespace that is called like its own', () => {
	const store = createClusterStore();
	store.upsert('services', data);
	store.upsert('endpointslices', named('web', 'api', 'db'));
	expect(shadowsOf(store)).toStrictEqual([]);
	// Whoever comes first: the Service it hides may be heard of last.
	store.upsert('services', service({namespace: 'data', name: 'web'}));
	store.upsert(
		'services',
		service({namespace: 'data', name: 'api', type: 'ExternalName', externalName: 'example.com'}),
	);
	store.upsert('services', service({namespace: 'other', name: 'db'}));
	expect(shadowsOf(store)).toStrictEqual([
		['api', 'pod-api'],
		['web', 'pod-web'],
	]);
	store.remove('services', {namespace: 'data', name: 'api'});
	expect(shadowsOf(store)).toStrictEqual([['web', 'pod-web']]);
	store.upsert('endpointslices', slice({}, {service: data, pods: [pod({name: 'pod-web'})]}));
	expect(shadowsOf(store)).toStrictEqual([]);
	// Nobody is asked again for a Service whose endpoints have no names.
	store.upsert('services', service({namespace: 'data', name: 'api'}));
	expect(store.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual(['data/api']);
});

test('in a namespace that is called like the Service, its pods hide nothing', () => {
	const store = createClusterStore();
	const own = {...data, namespace: 'data'};
	store.upsert('services', own);
	store.upsert('services', service({namespace: 'data', name: 'api'}));
	store.upsert('endpointslices', {...named('api'), namespace: 'data', name: 'data-x'});
	expect(shadowsOf(store, 'data/data')).toStrictEqual([]);
});

import {expect, test} from 'vitest';
import {applyManifests} from '../../../source/cli/against/apply-manifests.ts';
import {collect} from '../../../source/manifest/collection.ts';
import type {EndpointSlice, Pod, Service} from '../../../source/model/objects.ts';
import {type ClusterStore, createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {birth, pod, service, slice, workload} from '../../_helpers/objects.ts';

/** A cluster with shop/web and shop/other, each with a ready pod and its slice. */
const cluster = (): ClusterStore => {
	const store = createClusterStore();
	const other = service({name: 'other', selector: {app: 'other'}});
	const otherPod = pod({name: 'other-1', labels: {app: 'other'}, owner: {kind: 'StatefulSet', name: 'other'}});
	for (const each of [service(), other]) {
		store.upsert('services', each);
	}

	for (const each of [pod(), otherPod]) {
		store.upsert('pods', each);
	}

	store.upsert('endpointslices', slice());
	store.upsert('endpointslices', slice({}, {service: other, pods: [otherPod]}));
	store.upsert('deployments', workload());
	store.populated();
	store.servicesKnown();
	store.rebuildDirtyViews(() => true);
	return store;
};

const applied = (store: ClusterStore, text: string) =>
	applyManifests(
		store,
		collect([{name: 'new.yaml', text, isNamed: true}], 'shop', () => {}),
		birth + 1000,
	);

const slicesOf = (store: ClusterStore) => [...store.records('endpointslices')] as unknown as readonly EndpointSlice[];

const podsOf = (store: ClusterStore) =>
	([...store.records('pods')] as unknown as readonly Pod[]).map(({name}) => name).sort();

test('a Service keeps what the server gave it, and its slices follow its new selector', () => {
	const store = cluster();
	const touched = applied(
		store,
		'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: other}, ports: [{port: 80, targetPort: 8080}]}\n',
	);
	const {clusterIPs, created, uid} = store.view('shop/web')!.service;
	expect({clusterIPs, created, uid}).toStrictEqual({
		clusterIPs: ['10.96.4.7'],
		created: birth,
		uid: 'service-shop-web',
	});
	expect(store.view('shop/web')!.slices.flatMap(({endpoints}) => endpoints.map(each => each.pod))).toStrictEqual([
		'other-1',
	]);
	expect([...touched]).toContain('shop/web');
	expect(slicesOf(store).find(({service: of}) => of === 'other')!.uid).toMatch(/^slice-/);
});

const deployment = (replicas: number, image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: api, image: "${image}", ports: [{containerPort: 8080}]}]}
`;

test('pods made from the same template stay, those of another give way, and nobody else loses any', () => {
	const same = cluster();
	applied(same, deployment(2, 'registry.example/web:1'));
	expect(podsOf(same)).toStrictEqual(['other-1', 'web-1']);
	const changed = cluster();
	applied(changed, deployment(2, 'registry.example/web:2'));
	expect(podsOf(changed)).toStrictEqual(['other-1', 'web', 'web']);
	expect(changed.view('shop/web')!.slices.flatMap(({endpoints}) => endpoints)).toHaveLength(2);
	const none = cluster();
	applied(none, deployment(0, 'registry.example/web:1'));
	expect(podsOf(none)).toStrictEqual(['other-1']);
});

test('slices that were made of v1 Endpoints give way to those of the new ones', () => {
	const store = cluster();
	const mirrorer = 'endpointslicemirroring-controller.k8s.io';
	store.upsert('services', service({name: 'legacy', selector: {}}));
	store.upsert('endpointslices', slice({name: 'legacy-old', service: 'legacy', manager: mirrorer}));
	applied(
		store,
		'apiVersion: v1\nkind: Endpoints\nmetadata: {name: legacy}\nsubsets: [{addresses: [{ip: 10.1.2.3}], ports: [{port: 5432}]}]\n',
	);
	expect(
		slicesOf(store)
			.filter(({service: of}) => of === 'legacy')
			.flatMap(({endpoints}) => endpoints.map(({address}) => address)),
	).toStrictEqual(['10.1.2.3']);
});

test('what is already so touches nothing', () => {
	const store = cluster();
	const {labels: _, ...asked} = store.view('shop/web')!.service as Service;
	const text = `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}\n`;
	expect([...applied(store, text)]).toStrictEqual([]);
	expect(store.view('shop/web')!.service).toMatchObject(asked);
});

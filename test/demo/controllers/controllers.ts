import {expect, test} from 'vitest';
import type {EndpointSliceObject, PodObject, WorkloadObject} from '../../../source/demo/objects/kubernetes-object.ts';
import type {DemoServer} from '../../../source/demo/server.ts';
import {patch, podOf, read, request, startDemo} from '../../_helpers/demo-api.ts';

const shop = '/api/v1/namespaces/shop';
const deployments = '/apis/apps/v1/namespaces/shop/deployments';

const slicesOf = ({store}: DemoServer, service: string) =>
	store
		.list<EndpointSliceObject>('endpointslices', 'shop')
		.filter(({metadata}) => metadata.labels?.['kubernetes.io/service-name'] === service);

const readyOf = (server: DemoServer, service: string) =>
	slicesOf(server, service)
		.filter(({ports}) => ports !== null)
		.flatMap(({endpoints}) => endpoints ?? [])
		.filter(({conditions}) => conditions.ready).length;

test('a slice says whose it is and who keeps it', async () => {
	const server = await startDemo();
	const [slice] = slicesOf(server, 'web');
	expect(slice).toMatchObject({
		metadata: {
			labels: {'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io'},
			ownerReferences: [{kind: 'Service', name: 'web'}],
		},
		ports: [{name: '', protocol: 'TCP', port: 8080}],
	});
	expect(readyOf(server, 'web')).toBe(3);
});

test('a Service no pod matches has an empty slice', async () => {
	const server = await startDemo();
	expect(slicesOf(server, 'checkout')).toMatchObject([{endpoints: null, ports: null}]);
});

test('a named port that no container has is left out', async () => {
	const server = await startDemo();
	const [slice] = slicesOf(server, 'ledger');
	expect(slice?.ports).toBeNull();
	expect(slice?.endpoints).toHaveLength(2);
});

test.each([
	['checkout', {selector: {app: 'checkout'}}, 'merge-patch+json', 3],
	['ledger', {ports: [{port: 80, targetPort: 'http'}]}, 'strategic-merge-patch+json', 2],
])('a patch of %s fills its slice', async (service, spec, type, ready) => {
	const server = await startDemo();
	expect(readyOf(server, service)).toBe(0);
	await patch(server, `${shop}/services/${service}`, {spec}, type);
	expect(readyOf(server, service)).toBe(ready);
});

test('scaling starts and removes pods', async () => {
	const server = await startDemo();
	const scale = async (replicas: number) => {
		const result = await patch(server, `${deployments}/recommendations/scale`, {spec: {replicas}});
		expect(result).toMatchObject({kind: 'Scale', spec: {replicas}});
	};

	await scale(3);
	expect(readyOf(server, 'recommendations')).toBe(3);
	expect(await read(server, `${deployments}/recommendations`)).toMatchObject({status: {readyReplicas: 3}});
	await scale(1);
	expect(readyOf(server, 'recommendations')).toBe(1);
});

test('a new template replaces the pods', async () => {
	const server = await startDemo();
	const before = podOf(server, 'shop', 'inventory');
	const container = {name: 'inventory', readinessProbe: {httpGet: {path: '/'}}};
	const spec = {template: {spec: {containers: [container]}}};
	await patch(server, `${deployments}/inventory`, {spec}, 'strategic-merge-patch+json');
	expect(readyOf(server, 'inventory')).toBe(2);
	expect(server.store.get('pods', 'shop', before)).toBeUndefined();
	const sets = server.store
		.list<WorkloadObject>('replicasets', 'shop')
		.filter(({metadata}) => metadata.name.startsWith('inventory-'));
	expect(sets.map(({spec}) => spec.replicas).sort()).toEqual([0, 2]);
});

test('a pod that is deleted terminates, goes, and is replaced', async () => {
	const server = await startDemo();
	const name = podOf(server, 'shop', 'web');
	const version = server.store.version();
	await request(server, `${shop}/pods/${name}`, {method: 'DELETE'});
	const seen = server.store.since('pods', version) ?? [];
	const own = seen.filter(({object}) => object.metadata.name === name);
	expect(own.map(({type, object}) => [type, object.metadata.deletionTimestamp !== undefined])).toEqual([
		['MODIFIED', true],
		['DELETED', true],
	]);
	expect(readyOf(server, 'web')).toBe(3);
	const addresses = slicesOf(server, 'web').flatMap(({endpoints}) => endpoints?.map(({targetRef}) => targetRef?.name));
	expect(addresses).not.toContain(name);
});

test('a stateful pod comes back under its name', async () => {
	const server = await startDemo();
	const uid = server.store.get<PodObject>('pods', 'infra', 'redis-1')?.metadata.uid;
	await request(server, '/api/v1/namespaces/infra/pods/redis-1', {method: 'DELETE'});
	const replaced = server.store.get<PodObject>('pods', 'infra', 'redis-1');
	expect(replaced?.metadata.uid).toBeDefined();
	expect(replaced?.metadata.uid).not.toBe(uid);
});

test('what belonged to a Deployment goes with it', async () => {
	const server = await startDemo();
	await request(server, `${deployments}/web`, {method: 'DELETE'});
	expect(podOf(server, 'shop', 'web')).toBe('');
	expect(readyOf(server, 'web')).toBe(0);
	await request(server, `${shop}/services/web`, {method: 'DELETE'});
	expect(slicesOf(server, 'web')).toEqual([]);
});

import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {read, request, startDemo} from '../_helpers/demo-api.ts';

test('listens on the loopback interface alone and knows its token', async () => {
	const server = await startDemo();
	expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	const unknown = await fetch(`${server.url}/version`);
	expect(unknown.status).toBe(401);
	expect(await unknown.json()).toMatchObject({kind: 'Status', reason: 'Unauthorized'});
	expect((await request(server, '/version', {headers: {authorization: 'Bearer wrong'}})).status).toBe(401);
	expect((await read(server, '/version')).major).toBe('1');
});

test('the kubeconfig lets in clients that keep tokens to themselves on plain http', async () => {
	const server = await startDemo();
	const {clusters, users, 'current-context': context} = parse(server.kubeconfig);
	expect(context).toBe('demo');
	expect(users[0].user.token).toBe('secret');
	const address = clusters[0].cluster.server;
	expect((await fetch(`${address}/api/v1/services`)).status).toBe(200);
	const expired = await fetch(`${address}/api/v1/services`, {headers: {authorization: 'Bearer expired'}});
	expect(expired.status).toBe(401);
});

test('after a restart it is the same server on the same port', async () => {
	const server = await startDemo();
	const before = await read(server, '/api/v1/services');
	await server.stop();
	await expect(request(server, '/api/v1/services')).rejects.toThrow();
	await server.start();
	expect(await read(server, '/api/v1/services')).toEqual(before);
});

test('says what it serves', async () => {
	const server = await startDemo();
	const names = ({resources}: {resources: ReadonlyArray<{name: string}>}) => resources.map(({name}) => name);
	expect(names(await read(server, '/api/v1'))).toContain('pods/exec');
	expect(names(await read(server, '/apis/apps/v1'))).toContain('deployments/scale');
	expect(names(await read(server, '/apis/discovery.k8s.io/v1'))).toEqual(['endpointslices']);
	expect(await (await request(server, '/readyz')).text()).toBe('ok');
	expect((await request(server, '/apis/batch/v1/jobs')).status).toBe(404);
});

test('what is not there is named', async () => {
	const server = await startDemo();
	const {message} = await read(server, '/api/v1/namespaces/shop/services/x');
	expect(message).toBe('services "x" not found');
	const slice = await read(server, '/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices/x');
	expect(slice.message).toBe('endpointslices.discovery.k8s.io "x" not found');
});

test('a body that is no JSON is refused', async () => {
	const server = await startDemo();
	const response = await request(server, '/api/v1/namespaces/shop/services/web', {method: 'PATCH', body: '{'});
	expect(response.status).toBe(400);
});

test('logs end at their last lines', async () => {
	const server = await startDemo();
	const pod = server.store.list('pods', 'shop').find(({metadata}) => metadata.labels?.app === 'payments');
	const path = `/api/v1/namespaces/shop/pods/${pod?.metadata.name}/log?tailLines=1`;
	expect(await (await request(server, path)).text()).toBe('payments: fatal: PAYMENT_GATEWAY_URL is not set\n');
});

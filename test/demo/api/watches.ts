import {expect, test} from 'vitest';
import {patch, read, startDemo, watch} from '../../_helpers/demo-api.ts';

const services = '/api/v1/namespaces/shop/services';

test('a watch tells what changed since a version', async () => {
	const server = await startDemo();
	const {metadata} = await read(server, services);
	await patch(server, `${services}/web`, {metadata: {labels: {tier: 'front'}}});
	const stream = await watch(server, `${services}?resourceVersion=${metadata.resourceVersion}`);
	expect(await stream.next()).toMatchObject({type: 'MODIFIED', object: {metadata: {labels: {tier: 'front'}}}});

	server.store.delete('services', 'infra', 'mail');
	server.store.delete('services', 'shop', 'web');
	expect(await stream.next()).toMatchObject({type: 'DELETED', object: {metadata: {name: 'web'}}});
});

test('without a version it begins with all there is', async () => {
	const server = await startDemo();
	const stream = await watch(server, '/api/v1/namespaces/default/services');
	expect(await stream.next()).toMatchObject({type: 'ADDED', object: {metadata: {name: 'kubernetes'}}});
});

test('an object that leaves the selection is deleted for those who watch it', async () => {
	const server = await startDemo();
	const selector = 'labelSelector=app.kubernetes.io/name%3Dweb';
	const stream = await watch(server, `${services}?resourceVersion=${server.store.version()}&${selector}`);
	await patch(server, `${services}/web`, {metadata: {labels: {'app.kubernetes.io/name': 'other'}}});
	expect(await stream.next()).toMatchObject({type: 'DELETED', object: {metadata: {name: 'web'}}});
	await patch(server, `${services}/web`, {metadata: {labels: {'app.kubernetes.io/name': 'web'}}});
	expect(await stream.next()).toMatchObject({type: 'ADDED', object: {metadata: {name: 'web'}}});
});

test('bookmarks come to those who ask for them', async () => {
	const server = await startDemo();
	const version = server.store.version();
	const stream = await watch(server, `${services}?resourceVersion=${version}&allowWatchBookmarks=true`);
	const plain = await watch(server, `${services}?resourceVersion=${version}`);
	server.bookmark();
	server.store.delete('services', 'shop', 'web');
	const frame = {type: 'BOOKMARK', object: {kind: 'Service', metadata: {resourceVersion: String(version)}}};
	expect(await stream.next()).toMatchObject(frame);
	expect(await plain.next()).toMatchObject({type: 'DELETED'});
});

test('a version too old is an ERROR frame of code 410, then the end', async () => {
	const server = await startDemo();
	server.store.delete('services', 'shop', 'web');
	server.compact();
	const stream = await watch(server, `${services}?resourceVersion=5`);
	expect(stream.status).toBe(200);
	const message = `too old resource version: 5 (${server.store.version()})`;
	expect(await stream.next()).toMatchObject({type: 'ERROR', object: {message, reason: 'Expired', code: 410}});
	expect(await stream.next()).toBeUndefined();
});

test('it ends after timeoutSeconds, with a last bookmark', async () => {
	const server = await startDemo();
	const query = `resourceVersion=${server.store.version()}&timeoutSeconds=0.01&allowWatchBookmarks=1`;
	const stream = await watch(server, `${services}?${query}`);
	expect(await stream.next()).toMatchObject({type: 'BOOKMARK'});
	expect(await stream.next()).toBeUndefined();
});

test('streaming lists are declined', async () => {
	const server = await startDemo();
	const query = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan';
	expect(await read(server, `${services}?${query}`)).toMatchObject({code: 422, reason: 'Invalid'});
});

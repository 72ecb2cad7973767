import {expect, test} from 'vitest';
import {read, request, sharedDemo, startDemo} from '../../_helpers/demo-api.ts';

const demo = sharedDemo();

test('a list comes in pages that show one moment', async () => {
	const server = await startDemo();
	const whole = await read(server, '/api/v1/pods');
	const first = await read(server, '/api/v1/pods?limit=20');
	expect(first.items).toHaveLength(20);
	expect(first.metadata.remainingItemCount).toBe(whole.items.length - 20);

	server.store.delete('pods', whole.items[30].metadata.namespace, whole.items[30].metadata.name);
	const rest = await read(server, `/api/v1/pods?limit=100&continue=${first.metadata.continue}`);
	expect([...first.items, ...rest.items]).toEqual(whole.items);
	expect(rest.metadata).toEqual({resourceVersion: whole.metadata.resourceVersion});
});

test('a limit means nothing to a list from the cache', async () => {
	const server = await startDemo();
	const {items, metadata} = await read(server, '/api/v1/pods?limit=2&resourceVersion=0');
	expect(items.length).toBeGreaterThan(2);
	expect(metadata.continue).toBeUndefined();
});

test('an expired continue token is answered with 410', async () => {
	const server = await startDemo();
	const {metadata} = await read(server, '/api/v1/pods?limit=2');
	server.compact();
	const response = await request(server, `/api/v1/pods?limit=2&continue=${metadata.continue}`);
	expect(response.status).toBe(410);
	expect(await response.json()).toMatchObject({kind: 'Status', reason: 'Expired', code: 410});
});

test.each([
	['labelSelector=app=web', 3],
	['labelSelector=app+in+(web,api)', 5],
	['labelSelector=app+in+(web,api),app!=api', 3],
	['labelSelector=app+notin+(web,api,cart)&fieldSelector=metadata.name=toolbox', 0],
	['labelSelector=!app', 0],
	['fieldSelector=status.phase=Pending', 1],
	['fieldSelector=status.phase!=Running,spec.nodeName=node-a', 0],
])('pods of shop with %s are %i', async (query, count) => {
	const {items} = await read(demo(), `/api/v1/namespaces/shop/pods?${query}`);
	expect(items).toHaveLength(count);
});

test('events are found by what they are about', async () => {
	const server = await startDemo();
	const selector = 'involvedObject.kind=Pod,reason=Unhealthy';
	const {items} = await read(server, `/api/v1/namespaces/shop/events?fieldSelector=${encodeURIComponent(selector)}`);
	expect(items.map(({message}: {message: string}) => message)).toEqual(
		Array.from({length: 2}, () => 'Readiness probe failed: HTTP probe failed with statuscode: 404'),
	);
});

test('a version of the future times out', async () => {
	const server = await startDemo();
	expect(await read(server, '/api/v1/pods?resourceVersion=999999')).toMatchObject({code: 504, reason: 'Timeout'});
});

import {expect, test} from 'vitest';
import {read, request, startDemo} from '../../_helpers/demo-api.ts';

test('a pod that is created waits for a node, as an API server says of it at once', async () => {
	const server = await startDemo();
	const pods = '/api/v1/namespaces/shop/pods';
	const created = await request(server, pods, {
		method: 'POST',
		headers: {'content-type': 'application/json'},
		body: JSON.stringify({metadata: {name: 'made'}, spec: {containers: [{name: 'main', image: 'none'}]}}),
	});
	expect(created.status).toBe(201);
	expect((await read(server, `${pods}/made`)).status).toMatchObject({phase: 'Pending', conditions: []});
});

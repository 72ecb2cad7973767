import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import type {Connection} from '../../../source/kubernetes/connection/connection.ts';
import {createServiceProxy} from '../../../source/kubernetes/objects/service-proxy.ts';

const path = '/api/v1/namespaces/shop/services/web:80/proxy/';

const answering = (statusCode: number, statusMessage: string, body: string) => {
	const request: Connection['request'] = async () =>
		Object.assign(Readable.from([Buffer.from(body)]), {statusCode, statusMessage}) as never;
	return createServiceProxy({request} as Connection, 8000)(path, new AbortController().signal);
};

const status = (message: string, code: number) =>
	JSON.stringify({kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, code});

test('what the application says is told from what the API server says', async () => {
	expect(await answering(503, 'Service Unavailable', 'server\u001b[2J')).toMatchObject({
		outcome: 'answered',
		code: 503,
		reason: 'Service Unavailable',
		body: expect.not.stringContaining('\u001b'),
		refusal: undefined,
	});
	const message = 'no endpoints available for service "web"';
	expect(await answering(503, 'Service Unavailable', status(message, 503))).toMatchObject({
		outcome: 'answered',
		refusal: message,
	});
});

test('a right that is missing is not a page that is forbidden', async () => {
	expect(await answering(403, 'Forbidden', status('services "web:80" is forbidden', 403))).toMatchObject({
		outcome: 'denied',
	});
	expect(await answering(403, 'Forbidden', 'Keep out')).toMatchObject({outcome: 'answered', code: 403});
});

test('a long page is cut', async () => {
	const reply = await answering(200, 'OK', 'x'.repeat(200_000));
	expect(reply.outcome === 'answered' && reply.body.length).toBe(65_536);
});

test('an API server that cannot be reached is a sentence', async () => {
	const request: Connection['request'] = async () => Promise.reject(new Error('The API server is gone.'));
	const proxy = createServiceProxy({request} as Connection, 8000);
	expect(await proxy(path, new AbortController().signal)).toMatchObject({
		outcome: 'failed',
		problem: 'The API server is gone.',
	});
});

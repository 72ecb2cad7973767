import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {reviewAccess} from '../../../source/kubernetes/connection/access.ts';
import type {Connection} from '../../../source/kubernetes/connection/connection.ts';
import {missingRight, rights} from '../../../source/model/access.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {startDemo} from '../../_helpers/demo-api.ts';
import type {Fault} from '../../_helpers/demo-faults.ts';

const {signal} = new AbortController();
const everything = {exec: [], 'port-forward': [], debug: [], logs: [], 'service-proxy': [], 'probe-pod': []};

const reviewed = async (faults: readonly Fault[]) => {
	const connection = connectTo(await startDemo({faults}));
	return reviewAccess(connection, 'shop', rights, signal);
};

test('who may do everything misses nothing', async () => {
	expect(await reviewed([])).toStrictEqual(everything);
});

test('what is forbidden is told by its verbs, for the namespace that was asked about', async () => {
	const forbidden = {kind: 'status', code: 403} as const;
	const access = await reviewed([
		{trouble: forbidden, verb: 'exec', resource: 'pods', namespace: 'shop'},
		{trouble: forbidden, verb: 'log', resource: 'pods', namespace: 'infra'},
	]);
	expect(access).toStrictEqual({...everything, exec: ['get', 'create']});
	expect(missingRight(access, 'exec', 'shop')).toBe(
		'Not allowed here: it takes get and create on pods/exec in namespace shop.',
	);
	expect(missingRight(access, 'logs', 'shop')).toBeUndefined();
	expect(missingRight(undefined, 'exec', 'shop')).toBeUndefined();
});

/** A server of some minor version that allows nothing, or answers no reviews. */
const serverOf = (minor: string, asked: string[], hasReviews = true) => {
	const request: Connection['request'] = async ({path, body}) => {
		if (path !== '/version' && !hasReviews) {
			throw new Error('the server could not find the requested resource');
		}

		const attributes = (body as {spec?: {resourceAttributes: {verb: string; subresource: string}}})?.spec
			?.resourceAttributes;
		asked.push(`${attributes?.verb} ${attributes?.subresource}`);
		return Readable.from([JSON.stringify({minor, status: {allowed: false}})]) as never;
	};
	return {request} as Connection;
};

test.each([
	['34', ['get']],
	['34+', ['get']],
	['35', ['get', 'create']],
	['', ['get']],
])('on Kubernetes 1.%s a WebSocket takes %o', async (minor, verbs) => {
	const asked: string[] = [];
	const access = await reviewAccess(serverOf(minor, asked), 'shop', rights, signal);
	expect(access).toMatchObject({exec: verbs, 'port-forward': verbs, debug: ['patch'], logs: ['get']});
	expect(asked.includes('create exec')).toBe(verbs.includes('create'));
});

test('a server without reviews leaves it to the attempt', async () => {
	expect(await reviewAccess(serverOf('36', [], false), 'shop', rights, signal)).toStrictEqual(everything);
});

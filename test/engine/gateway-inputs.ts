import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {gatewayApiStart} from '../../source/engine/gateway-inputs.ts';
import {ClusterError} from '../../source/kubernetes/errors.ts';
import {discoveredResources} from '../../source/model/resources.ts';
import {recorded} from '../_helpers/recorded.ts';

/** What is started, with its group, and what is absent, once a server has answered; it is asked twice. */
const discovered = (answer: (version: string) => Buffer) =>
	new Promise<{
		readonly asked: number;
		readonly started: ReadonlyArray<readonly [string, string | undefined]>;
		readonly absent: readonly string[];
	}>(resolve => {
		let asked = 0;
		const started: Array<readonly [string, string | undefined]> = [];
		const absent: string[] = [];
		const finish = () => {
			if (started.length + absent.length === discoveredResources.length) {
				resolve({asked, started, absent});
			}
		};
		const connection = {
			server: 'https://example.com',
			request: async ({path}: {readonly path: string}) => {
				asked++;
				return Readable.from([answer(path.split('/').at(-1)!)]) as IncomingMessage;
			},
		};
		const start = gatewayApiStart(connection, new AbortController().signal, {
			start(resource, group) {
				started.push([resource, group]);
				finish();
			},
			absent(resource) {
				absent.push(resource);
				finish();
			},
		});
		start();
		start();
	});

const failing = (kind: ClusterError['kind']) => () => {
	throw new ClusterError(kind, '');
};

test('a server without the Gateway API is asked once, and for nothing of it', async () => {
	expect(await discovered(failing('absent'))).toStrictEqual({asked: 1, started: [], absent: discoveredResources});
});

test('what a server has is followed where it has it', async () => {
	const {started, absent} = await discovered(version =>
		recorded(`gateway-api${version === 'v1' ? '' : `-${version}`}.json`),
	);
	expect(absent).toStrictEqual([]);
	expect(started.map(([resource]) => resource)).toStrictEqual(discoveredResources);
	expect(new Map(started).get('referencegrants')).toBe('/apis/gateway.networking.k8s.io/v1beta1');
});

test('where that can not be told each is asked for by itself', async () => {
	const {started} = await discovered(failing('timeout'));
	expect(started).toStrictEqual(discoveredResources.map(resource => [resource, undefined]));
});
